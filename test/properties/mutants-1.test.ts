import { describeMutants } from './describe-mutants.js'

describeMutants(1)
