/**
 * A program of its own, because the package unpacks into the machine's temporary folder of the process that asks: it is
 * started with TMPDIR set to the folder that shall hold the browser, and leaves `chromium` and `al2023/lib` there.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

const library = createRequire(import.meta.url).resolve('@sparticuz/chromium')
const archives = join(library, '../../bin')

chromium.setGraphicsMode = false
await chromium.executablePath(archives)
// The system's libraries that it needs; by itself the package unpacks them only in a cloud function.
await inflate(join(archives, 'al2023.tar.br'))
