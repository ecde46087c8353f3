import type { ChartJudgement } from './chart-data.ts'

/** The colours of the house. Each mark has a shape too: colour is never the only sign. */
export const INK = '#0b0c0c'
export const GREY = '#505a5f'
export const LINE = '#12436D'
export const USUAL_RANGE = '#e8eef3'
export const EVENT = '#c4480f'
export const PAPER = '#ffffff'

export const JUDGEMENT_COLOURS: Readonly<Record<ChartJudgement, string>> = {
  concern: '#c4480f',
  improvement: '#00703c',
  neutral: LINE,
}

export const TYPEFACE = 'Atkinson Hyperlegible Next'
