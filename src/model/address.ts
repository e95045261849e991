import type { ClassTypes, CountryCode } from './primitives.js'

/** Where somebody can be found. */
export type Address = {
  /** `Address`, alone or among other types. */
  readonly type: ClassTypes<'Address'>
  /** The country by name. */
  readonly addressCountry?: string
  /** The country as ISO 3166-1 alpha-2 names it, such as `NO`. */
  readonly addressCountryCode?: CountryCode
  /** The region within the country: a state, a county, a province. */
  readonly addressRegion?: string
  /** The town or village. */
  readonly addressLocality?: string
  /** The street and number. */
  readonly streetAddress?: string
  /** The number of the post office box. */
  readonly postOfficeBoxNumber?: string
  /** The postal code. */
  readonly postalCode?: string
  /** The place on the globe. */
  readonly geo?: GeoCoordinates
}

/** A place on the globe. */
export type GeoCoordinates = {
  /** Always `GeoCoordinates`, never in an array. */
  readonly type: 'GeoCoordinates'
  /** Degrees north of the equator (WGS 84). */
  readonly latitude: number
  /** Degrees east of Greenwich (WGS 84). */
  readonly longitude: number
}
