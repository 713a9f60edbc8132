/** Text from outside as a name of a closed list; what the list merely inherits is none. */
export const isNameOf = <List extends object>(list: List, text: unknown): text is keyof List & string =>
  typeof text === 'string' && Object.hasOwn(list, text)

/** The same as a value: the name, or nothing. */
export const nameOf = <List extends object>(list: List, text: unknown): (keyof List & string) | undefined =>
  isNameOf(list, text) ? text : undefined
