/** A browser as seals are bound to it: a digest of its cookie, so that no seal holds the cookie itself (rules A3, A5). */
import { base64url, utf8 } from '../kernel/bytes.ts'
import { digest } from './digest.ts'

export const browserDigest = async (cookie: string): Promise<string> =>
  base64url(await digest('browser', utf8(cookie)))
