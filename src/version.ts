/** The version of this library, as reports name it. */
export const version = '0.1.0'
