/** Text from outside as a name of a closed list; what the list merely inherits is none. */
export const isNameOf = <List extends object>(list: List, text: unknown): text is keyof List & string =>
  typeof text === 'string' && Object.hasOwn(list, text)
