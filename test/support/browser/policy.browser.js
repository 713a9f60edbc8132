/** Runs before every page: a violation of its policy becomes an error of the console, which the guard hears. */
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error(`policy violated: ${violatedDirective} by ${blockedURI}`),
)
