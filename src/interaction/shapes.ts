/** Shapes that several sealed things hold, as they are read back. */
import * as v from 'valibot'
import { parsePersonId, type PersonId } from '../kernel/ids.ts'

export const PersonSchema = v.pipe(
  v.string(),
  v.transform(parsePersonId),
  v.custom<PersonId>((person) => person !== undefined),
)

/** What a page needs to offer a new passkey (ports/homes.ts, EnrolView); sealed, so that showing the page again costs no hop. */
export const EnrolViewSchema = v.object({ name: v.string(), label: v.string(), exclude: v.array(v.string()) })
