/** What a scope lets an application do, in plain words; one that has none is named as the application wrote it. */
import { isStandardScope } from '../domain/scope.ts'
import type { Say } from '../text/say.ts'

export const scopeWords = (say: Say, scope: string): string =>
  isStandardScope(scope) ? say(`scope.${scope}`) : say('scope.other', { scope })
