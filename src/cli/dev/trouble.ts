/**
 * A mistake that the person at the keyboard can mend: its message is one clear line, printed without a stack trace.
 * Everything else that is thrown is ours and keeps its stack.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'
}
