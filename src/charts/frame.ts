export type ChartVariant = 'wide' | 'narrow' | 'print'

/** The measurements of one way of drawing a chart. Lengths are in the units of its view box. */
export interface Frame {
  readonly variant: ChartVariant
  readonly width: number
  readonly plotHeight: number
  readonly textSize: number
  readonly lineHeight: number
  readonly markRadius: number
  readonly lineWidth: number
  readonly yTicks: number
  readonly xLabels: number
  /** Where the usual range is named: in a margin at the line's end, or inside the plot. */
  readonly namesAt: 'margin' | 'inside'
  /** Points nearer to one another than this are drawn without dots. */
  readonly dotsFrom: number
}

/**
 * `wide` is shown from 768 CSS px, where it is never drawn below 0.8 of its size; `narrow` is a
 * drawing for a phone, 1:1 in the 290 px that a page of 320 leaves; `print` is for 170 mm of paper.
 */
export const FRAMES: Readonly<Record<ChartVariant, Frame>> = {
  wide: {
    variant: 'wide',
    width: 860,
    plotHeight: 268,
    textSize: 15,
    lineHeight: 18,
    markRadius: 7.5,
    lineWidth: 2.2,
    yTicks: 4,
    xLabels: 8,
    namesAt: 'margin',
    dotsFrom: 8,
  },
  narrow: {
    variant: 'narrow',
    width: 290,
    plotHeight: 250,
    textSize: 13,
    lineHeight: 16,
    markRadius: 6,
    lineWidth: 2,
    yTicks: 4,
    xLabels: 4,
    namesAt: 'inside',
    dotsFrom: 12,
  },
  print: {
    variant: 'print',
    width: 640,
    plotHeight: 180,
    textSize: 12,
    lineHeight: 14.5,
    markRadius: 6,
    lineWidth: 1.8,
    yTicks: 4,
    xLabels: 7,
    namesAt: 'margin',
    dotsFrom: 8,
  },
}
