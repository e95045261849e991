/**
 * Properties over generated input draw from one seed wherever somebody measures what tests reach or notice, so that a
 * branch is never reached by chance: in one run, and not in the next. The test suite itself draws anew each time.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_261_127 })
