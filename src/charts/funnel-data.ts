/** One member of a group: its name, how many people, its rate, and whether it is the reader's own. */
export interface FunnelDot {
  readonly name: string
  readonly population: number
  readonly rate: number
  readonly isOwn: boolean
}

/** Lines at one population, in the unit of the rate. */
export interface FunnelStep {
  readonly population: number
  readonly lower998: number
  readonly lower95: number
  readonly upper95: number
  readonly upper998: number
}

export interface FunnelChartData {
  readonly title: string
  readonly description: string
  readonly dots: readonly FunnelDot[]
  /** From the smallest population drawn to the largest, two or more. */
  readonly steps: readonly FunnelStep[]
  readonly pooled: number
  /** What the upright axis counts: "offences for every 1,000 people". */
  readonly unit: string
  /** How a rate is written at the end of a line. */
  readonly format: (rate: number) => string
}
