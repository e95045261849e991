import { describe } from 'vitest'
import * as node from '../../src/platform/node.js'
import { describeFace } from './faces.js'

describe('the platform on Node', () => describeFace(node))
