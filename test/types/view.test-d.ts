import { describe, expectTypeOf, it } from 'vitest'
import type { BadgeView, CredentialView, Verdict, VerificationReport } from '../../src/index.js'
import { viewCredential } from '../../src/index.js'

declare const report: VerificationReport
declare const view: CredentialView

/** The same with `never` in place of whatever JSON cannot hold: functions, and so dates and maps. */
type Plain<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends (...given: never[]) => unknown
    ? never
    : { [Name in keyof Value]: Plain<Value[Name]> }

describe('a view', () => {
  it('is plain JSON', () => {
    expectTypeOf<CredentialView>().toExtend<Plain<CredentialView>>()
    expectTypeOf<{ readonly at: Date }>().not.toExtend<Plain<{ readonly at: Date }>>()
    expectTypeOf<{ readonly read: () => string }>().not.toExtend<Plain<{ readonly read: () => string }>>()
  })

  it('is made of any report', () => {
    expectTypeOf(viewCredential(report)).toEqualTypeOf<CredentialView>()
  })

  it('has nothing of a credential before it is asked whether that is authentic', () => {
    // @ts-expect-error -- a view that is withheld has no name
    expectTypeOf(view.name).toBeAny()
    if (!view.authentic) {
      expectTypeOf(view.verified).toEqualTypeOf<false>()
      expectTypeOf(view).not.toHaveProperty('issuer')
      return
    }
    expectTypeOf(view.issuer.nameIs).toEqualTypeOf<'trusted' | 'self-declared' | 'said-by-issuer'>()
    if (view.kind === 'badge') expectTypeOf(view).toEqualTypeOf<BadgeView>()
  })

  it('has the verdict of the report', () => {
    expectTypeOf(view.verdict).toEqualTypeOf<Verdict>()
  })

  it('cannot be changed', () => {
    // @ts-expect-error -- a view is shown, not written
    view.verdict = 'verified'
  })
})
