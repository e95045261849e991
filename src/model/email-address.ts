/**
 * Writes an email address in the one spelling that is hashed and compared. Mail providers do not tell A to Z from a to z;
 * letters beyond are left as they are, since some of them would become another letter of an address.
 */
export function foldEmailAddress(address: string): string {
  return address.replace(CAPITALS, (letters) => letters.toLowerCase())
}

const CAPITALS = /[A-Z]+/g
