/** A `.wasm` file imported as a module is compiled by the platform at deploy time; Workers may not compile at run time. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
