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
  export function derive(call: {
    readonly verifiableCredential: object
    readonly suite: object
    readonly documentLoader: (url: string) => Promise<object>
  }): Promise<object>
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

declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}

declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object
  export function createVerifyCryptosuite(): object
}

declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    readonly type: string
    constructor(options?: { readonly signer?: object; readonly date?: Date })
  }
}

declare module '@digitalbazaar/ecdsa-multikey' {
  interface EcdsaKeyPair {
    id: string
    controller: string
    readonly publicKeyMultibase: string
    readonly signer: () => object
    export(options: { readonly publicKey: true }): Promise<{ readonly publicKeyMultibase: string }>
  }
  export function generate(options: { readonly curve: 'P-256' | 'P-384' }): Promise<EcdsaKeyPair>
  export function fromJwk(options: {
    readonly jwk: object
    readonly secretKey: boolean
    readonly id: string
  }): Promise<EcdsaKeyPair>
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

declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { readonly mandatoryPointers: readonly string[] }): object
  export function createDiscloseCryptosuite(options: { readonly selectivePointers: readonly string[] }): object
  export function createVerifyCryptosuite(): object
}
