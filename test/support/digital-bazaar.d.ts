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

declare module '@digitalbazaar/vc-bitstring-status-list' {
  interface BitstringStatusList {
    readonly length: number
    setStatus(index: number, status: boolean): void
    getStatus(index: number): boolean
    encode(): Promise<string>
  }
  export function createList(options: { readonly length: number }): Promise<BitstringStatusList>
  export function decodeList(options: { readonly encodedList: string }): Promise<BitstringStatusList>
  export function createCredential(options: {
    readonly id: string
    readonly list: BitstringStatusList
    readonly statusPurpose: string
  }): Promise<Readonly<Record<string, unknown>>>
  export function checkStatus(options: {
    readonly credential: object
    readonly suite: object
    readonly documentLoader: (url: string) => Promise<object>
  }): Promise<{
    readonly verified: boolean
    readonly error?: Error
    readonly results?: readonly { readonly verified: boolean; readonly status: boolean }[]
  }>
}
