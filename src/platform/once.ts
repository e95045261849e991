/**
 * Makes something when it is first asked for, and gives the same ever after: a module that is loaded late costs a
 * look-up each time otherwise.
 *
 * @param make - how; called once
 */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
