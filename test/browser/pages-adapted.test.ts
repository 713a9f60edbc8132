/** Every page in every state as people adapt it: 400 % zoom, forced colours, little motion, wider text. */
import { holdAdaptations } from '../support/browser/held-pages.ts'

holdAdaptations()
