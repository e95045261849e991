/** The parts that tests and benchmarks use of packages that ship no types. */
declare module '@digitalbazaar/vc' {
  interface Call {
    readonly credential: object
    readonly suite: object
    readonly documentLoader: (url: string) => Promise<object>
    readonly now?: Date
  }
  interface Result {
    readonly verified: boolean
    readonly error?: { readonly errors?: readonly Error[] }
  }
  export function issue(call: Call): Promise<Readonly<Record<string, unknown>>>
  export function verifyCredential(call: Call): Promise<Result>
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    readonly type: string
    constructor(options: { readonly cryptosuite: object; readonly signer?: object; readonly date?: Date })
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    readonly canonize: (
      input: object,
      options: { readonly documentLoader: (url: string) => Promise<object> },
    ) => Promise<string>
  }
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(options: { readonly controller: string; readonly seed: Uint8Array }): Promise<{
    readonly id: string
    readonly publicKeyMultibase: string
    readonly signer: () => object
  }>
}
