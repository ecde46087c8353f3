import type { Decider } from '#constitution/index.ts'

/** What answers questions of the constitution on any day, as pages of meetings ask them. */
export type Deciding = Decider
