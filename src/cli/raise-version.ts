/** What ends every change of the configuration: each copy follows a version that rose (rule I1). */
export const RAISE_VERSION = "UPDATE configuration SET version = version + 1 WHERE name = 'configuration'"
