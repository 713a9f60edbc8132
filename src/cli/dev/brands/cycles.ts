/** Sunday Cycles: everything that a brand can state, a palette for each scheme and an icon of its own included. */
import type { ThemeMetadata } from '../../theme-metadata.ts'
import { drawing } from './drawing.ts'

const WORDS =
  'M130 69q-3 0-5-1q-3-1-5-2q-2-1-3-3l5-5q1 2 3 3q2 1 5 1q2 0 3-1q1 0 1-1q0-2-1-2q-1-1-3-2q-2 0-4-1q-2 0-3-1q-2-1-3-3q-1-2-1-4q0-3 1-5q2-2 4-4q3-1 6-1q4 0 7 2q3 1 5 4l-5 4q-1-1-3-2q-2-1-4-1q-1 0-2 1q-1 0-1 1q0 1 1 2q1 1 3 1q1 1 3 1q2 1 4 2q1 1 3 3q1 1 1 4q0 5-3 7q-4 3-9 3M159 69q-4 0-7-2q-3-2-5-5q-2-3-2-7v-17h9v17q0 2 0 3q1 2 2 2q1 1 3 1q2 0 4-1q1-2 1-5v-17h8v17q0 4-1 7q-2 3-5 5q-3 2-7 2M206 68h-8v-17q0-3-2-5q-1-1-4-1q-2 0-3 1q-1 0-2 2q-1 1-1 3v17h-8v-30h8v3q1-1 3-2q2-2 6-2q3 0 6 2q2 2 4 4q1 3 1 6M224 69q-4 0-7-2q-3-2-5-6q-2-4-2-8q0-4 2-8q2-3 5-6q3-2 7-2q4 0 6 2q2 0 3 2v-18h8v45h-8v-3q-1 1-3 2q-2 2-6 2M226 61q2 0 4-1q1-1 2-3q1-2 1-4q0-2-1-4q-1-2-2-3q-2-1-4-1q-3 0-4 1q-2 1-3 3q-1 2-1 4q0 2 1 4q1 2 3 3q2 1 4 1M260 69q-4 0-8-2q-3-2-5-6q-2-4-2-8q0-4 2-8q2-3 5-6q4-2 8-2q3 0 5 2q2 1 3 2v-3h8v30h-8v-3q-1 1-3 2q-2 2-5 2M261 61q4 0 6-2q2-2 2-6q0-2-1-4q-1-2-3-3q-2-1-4-1q-2 0-4 1q-1 1-2 3q-1 2-1 4q0 2 1 4q1 2 2 3q2 1 4 1M292 81h-8l7-16l-11-27h8l7 19l7-19h9l-13 30M339 69q-4 0-8-2q-3-2-6-6q-2-4-2-8q0-4 2-8q3-3 6-6q4-2 8-2q4 0 7 2q3 1 5 3l-5 6q-1-2-3-2q-2-1-4-1q-2 0-4 1q-1 1-2 3q-1 2-1 4q0 2 1 4q1 2 2 3q2 1 4 1q3 0 4-1q2 0 3-2l5 6q-2 2-5 3q-3 2-7 2M365 81h-9l7-16l-11-27h9l6 19l7-19h9l-13 30M399 69q-4 0-8-2q-4-2-6-6q-2-4-2-8q0-4 2-8q2-3 6-6q4-2 8-2q4 0 7 2q3 1 5 3l-5 6q-1-2-3-2q-2-1-4-1q-2 0-4 1q-1 1-3 3q-1 2-1 4q0 2 1 4q2 2 3 3q2 1 4 1q2 0 4-1q2 0 3-2l5 6q-2 2-5 3q-3 2-7 2M423 68h-8v-45h8M443 69q-4 0-8-2q-4-2-6-6q-2-3-2-8q0-4 2-8q2-3 6-6q3-2 8-2q4 0 7 2q4 2 6 6q1 3 1 7q0 1 0 2q0 1 0 2h-22q0 1 1 2q1 2 3 3q2 1 4 1q3 0 4-1q2-1 4-2l4 4q-2 3-5 4q-3 2-7 2M435 50h15q-1-1-1-2q-1-2-2-3q-2-1-4-1q-3 0-5 1q-1 1-2 3q-1 1-1 2M472 69q-3 0-5-1q-3-1-5-2q-2-1-3-3l5-5q1 2 3 3q2 1 5 1q2 0 3-1q1 0 1-1q0-2-1-2q-1-1-3-2q-2 0-4-1q-2 0-3-1q-2-1-3-3q-1-2-1-4q0-3 1-5q1-2 4-4q3-1 6-1q4 0 7 2q3 1 5 4l-5 4q-1-1-3-2q-2-1-4-1q-2 0-2 1q-1 0-1 1q0 1 1 2q1 1 2 1q2 1 4 1q2 1 4 2q1 1 2 3q2 1 2 4q0 5-4 7q-3 3-8 3'

const logo = (ink: string, sun: string): string =>
  drawing(
    '6 0 479 96',
    `<circle cx="48" cy="48" r="38" fill="none" stroke="${ink}" stroke-width="7"/>` +
      `<path d="M22 56a26 26 0 0 1 52 0z" fill="${sun}"/><path d="M16 56h64" stroke="${ink}" ` +
      `stroke-width="7" stroke-linecap="round"/><path d="M30 69h36" stroke="${ink}" stroke-width="6" ` +
      `stroke-linecap="round"/><path d="${WORDS}" fill="${ink}"/>`,
  )

/** A PNG of 180 × 180 px, because home screens take no other. */
const ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAALQAAAC0BAMAAADP4xsBAAAAJFBMVEXJPyX/9u7/w2vyyLzWbVf/6c3npZTfiHbtlVLPVj7stqj86eA6jUrUAAAEX0lEQVR42u1av2/TQBR2aRrH7VLL+aE0C7I6tFujCCFgSauiIlhaAQNbuxQVllRUSKhLVDGUzQFRKF2IQEiUpRFVUfjrUGPHPjv23ffO9oLuG9Pz1+f3vnfv/N5pmoKCgoKCgoKCgoJCIk7X109zoN14cc8c4fePg2yJmyYDKzvywi8zgr/tbJgfDswJNL5nwXxoxuJPamLjpZmAq5xszsDu+yYHT9IwfzG5+CnPrIeIHp/v7p7fCumkI03dZ5R84Hhx3WBUviDL/ChQwxv2908v07pbT86PIIs6qdxRiXlcH6RxyTSHWdP0Le/PKxJp2OSrYGy35ZCpP4q0O9b8M7LR3gtfCgVUoZo9I37dscuo3vYe2+atKXr/XkoeZf6qVXfVVxL1jqsOQZ0quCqpkqqha85QtO7MXUeplGdg7D0dDclBHKI2EALphr4BCNYYiIUUE/khvrQMU2/hwXEDXqFt1FWKTDskfaxQkgvVSB8NYhBIsCIYIztqqPv2R8sxQ2YT/WE4iR7B9pFevBkPjm3bto/fxr9kHY95VB+fj2wPS++Q9Zy4XIR/84lH5OE3moOjrk8KNcwc5dZhZY/C0gj9FGGOcg/QNOhNuG6C2baXJpxdR6M4z/zw3o7BctSYGro3MTI17Fg4ERdaaC62ue64xmI0jg4mECaKJTsB3UgcO1iaV4VGhyLZxyrNTLhqJBrNmj0qNZuY9ubFRrNmT2HqWw3p37A5cEISKWPb7zZX0xPaLmLC3glF2+YipCrx3tdkZV3iU3fZsm5hyegg/gg8YmAHhlDGHPGpl9iHTCjPLUQfrEaaSKYbbOkviai7FOoCS70mol5mM72NUFch6THyI1MbYmqHSYY2sqd61AUxdTsuzwDqkpi6S6BmHXJDTH2T4BCWek1MvUilXoBykclHSCFsytg2qr4+nI0WlRrKRnd7OvnWarVaTwFcr7u7N0C2J3dTHZgkNLBNtWlKwsIKmAyqWNmVQQ07LMigjB1xZFDHDmYy2MSOkzIQHyd1WWrxIdg9uh+sE7CBfko3yf21WbRJtD/5RSrAFPqZ1CP1FXxjkI+7aVLHh/RJqlMb9YQHBlgCRD7/8aZFjehqrAnWo7Sexk0OrK9VZDs+J61E7LE7A9afNJg9UueUMm9AsUpoa7nObrBd5HgMA39UKSF3hbovrCtuw+yCJNSasFJW6Y1Pr6q3RVaX/XYt3sAOmsxzPOoLPxh1mDpojRd41G2J1jjT0BfomtzQz3MMkePwJMeRz3hQdZnDoGp8YO1kP16jDAU3idSeYHkXEw4lR5n+APZO0oIPsgNY/3WTMq1oyhodDLvjR9J+jZAYdgcj+kbmI3r/lbkXC7alqJHrEJdyzEEkEy9xSIz+oy5JuHoi6w5NdBUn5WWcQx5zuitERj+ZecHRcuJOy5x8XesqNbOmaa/imG9rmeBkK0pc2dMygvE6RG49d7QMkdsFRxc5XctUUFBQUFBQUFBQ+G/wD82Sz3hBC/bKAAAAAElFTkSuQmCC'

export const cycles: ThemeMetadata = {
  colour: '#c93f25',
  palette: {
    light: {
      page: '#fcefe4',
      card: '#fffdfa',
      text: '#2c1a14',
      muted: '#75594c',
      line: '#f0dccb',
      control: '#94786a',
      primary: '#c93f25',
      on_primary: '#fffdfa',
      link: '#a8321b',
      ring: '#a8321b',
      danger: '#9b1c3c',
      good: '#2f6b32',
    },
    dark: {
      page: '#1b1310',
      card: '#261b17',
      text: '#f7ebe2',
      muted: '#c3aa9c',
      line: '#43332b',
      control: '#8f7769',
      primary: '#ff8a66',
      on_primary: '#2a120a',
      link: '#ffab8f',
      ring: '#ffab8f',
      danger: '#ff9db0',
      good: '#9ad29c',
    },
  },
  radius: 22,
  font: ['Avenir Next', 'Avenir', 'ui-rounded', 'Nunito', 'Trebuchet MS', 'sans-serif'],
  logo: { light: logo('#2c1a14', '#e2583a'), dark: logo('#f7ebe2', '#ff8a66') },
  icon: ICON,
}
