/** One thing measured, beside the floor it is held to. */
export interface Measured {
  readonly name: string
  readonly measured: string
  readonly floor: string
  readonly ok: boolean
  readonly note?: string
}
