/** The few pictures that pages need, drawn inline: nothing is loaded, and they take the colour of the words beside them. */
export const PasskeyIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
      <circle cx="9.5" cy="7.5" r="4" />
      <path d="M2.5 20c0-3.7 3-6.2 7-6.2 1 0 2 .2 2.8.5" />
      <circle cx="17.5" cy="13.5" r="2.8" />
      <path d="M17.5 16.3v5.2l1.6-1.4M17.5 18.6l1.4-.9" />
    </g>
  </svg>
)

export const TickIcon = () => (
  <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path
      d="M5 12.5l4.5 4.5L19 7.5"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)
