// What the bundler turns into modules besides TypeScript (the [[rules]] of wrangler.toml): browser scripts and
// style sheets arrive as text and are served as they are; WebAssembly arrives compiled, because Workers refuse
// to compile at run time. It declares shapes only.

declare module '*.browser.js' {
  const text: string
  export default text
}

declare module '*.css' {
  const text: string
  export default text
}

declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
