/**
 * The last line of every page: which language it speaks, which others it can, and the application's own pages. A switch is a link where the page
 * can be asked for, else a form of buttons that posts the page's own fields back, which shows it again and does nothing else.
 */
import { LOCALE_FIELD, type Frame, type LanguageName, type LanguageSwitch } from './frame.ts'
import { Form } from './parts.tsx'

export function FootLine({ frame: { say, foot } }: { readonly frame: Frame }) {
  const { languages, corner } = foot
  if (languages === undefined && corner.length === 0) return <></>
  const line = (
    <ul>
      {languages && <Languages {...languages} />}
      {corner.map(({ href, text }) => (
        <li>
          <a href={href} rel="noopener noreferrer">
            <bdi>{text}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
  const again = languages?.again
  return (
    <footer aria-label={say('foot.label')}>
      {typeof again === 'object' ? (
        <Form action={again.action}>
          {Object.entries(again.fields).map(
            ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
          )}
          {line}
        </Form>
      ) : (
        line
      )}
    </footer>
  )
}

const Languages = ({ spoken, others, again }: LanguageSwitch) => (
  <>
    <li>
      <span aria-current="true" lang={spoken.tag} dir={spoken.dir}>
        {spoken.name}
      </span>
    </li>
    {others.map((language) => (
      <li>
        {typeof again === 'function' ? (
          <a href={again(language.tag)} hreflang={language.tag} rel="nofollow" {...inItself(language)}>
            {language.name}
          </a>
        ) : (
          <button name={LOCALE_FIELD} value={language.tag} {...inItself(language)}>
            {language.name}
          </button>
        )}
      </li>
    ))}
  </>
)

const inItself = ({ tag, dir }: LanguageName) => ({ lang: tag, dir })
