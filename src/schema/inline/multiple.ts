/**
 * Tells whether a number is a multiple of another, by their digits: in binary, 0.0075 is no multiple
 * of 0.0001.
 *
 * @param unit - above zero
 */
export function isMultipleOf(number: number, unit: number): boolean {
  const [digits, exponent] = decimalOf(number)
  const [unitDigits, unitExponent] = decimalOf(unit)
  const shift = exponent - unitExponent
  // Numbers of JSON have exponents of three digits at most.
  return shift >= 0
    ? (digits * 10n ** BigInt(shift)) % unitDigits === 0n
    : digits % (unitDigits * 10n ** BigInt(-shift)) === 0n
}

/** The digits of a number as a whole number, and the power of ten to multiply it by. */
function decimalOf(number: number): readonly [bigint, number] {
  const [mantissa = '', exponent = '0'] = number.toExponential().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return [BigInt(whole + fraction), Number(exponent) - fraction.length]
}
