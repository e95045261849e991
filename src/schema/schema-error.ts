import type { JsonObject } from '../json/json.js'

/** What a compiled schema says of one fault: where, which keyword, and what the keyword asked for. */
export type SchemaError = {
  /** JSON pointer to the value at fault. */
  readonly instancePath: string
  /** JSON pointer to the keyword, from the class that it stands in. */
  readonly schemaPath: string
} & (
  | { readonly keyword: 'required'; readonly params: { readonly missingProperty: string } }
  | { readonly keyword: 'additionalProperties'; readonly params: { readonly additionalProperty: string } }
  | { readonly keyword: 'type'; readonly params: { readonly type: string | readonly string[] } }
  | { readonly keyword: 'format'; readonly params: { readonly format: string } }
  | { readonly keyword: 'pattern'; readonly params: { readonly pattern: string } }
  | { readonly keyword: 'const'; readonly params: { readonly allowedValue: string } }
  | { readonly keyword: 'enum' | 'contains'; readonly params: { readonly allowedValues: readonly string[] } }
  | { readonly keyword: 'minItems'; readonly params: { readonly limit: number } }
  | { readonly keyword: 'anyOf' | 'if'; readonly params: object }
)

/** A compiled schema. It answers, and leaves what it found in `errors` until it is asked again. */
export interface SchemaValidator {
  (document: JsonObject): boolean
  readonly errors?: readonly SchemaError[] | null
}
