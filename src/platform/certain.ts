/**
 * The value that the lines around are sure of, where the compiler cannot see why: an index within bounds, a name that was just
 * put into a table. A default would go on with something that is not there.
 *
 * @throws Error if it is not there, which is a fault of this library
 */
export function certain<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Something that must be there is not: a fault of openbadges-kit.')
  return value
}
