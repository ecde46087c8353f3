/** One part of the soak: a proof by many cases, of which the tests hold a sample. */
export interface Proof {
  /** What is proved, as the end of "Proving that …". */
  readonly claim: string
  /**
   * Draws its cases from the seed, so that the same seed gives the same cases; takes ten minutes at
   * most on two cores.
   *
   * @returns what was found wrong, each a sentence; none when the claim stands
   */
  prove(seed: number): Promise<readonly string[]>
}
