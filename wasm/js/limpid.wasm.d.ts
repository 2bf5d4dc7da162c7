// The engine. Tools that treat .wasm as an asset give its address.
declare const address: string;
export default address;
