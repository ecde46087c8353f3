import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Holdings } from '#performance/index.ts'
import { type TextPlace, textPlaces } from '#reports/index.ts'
import { periodFromAddress } from '#shared/index.ts'

export interface TextAsked {
  Params: { report: string; period: string; section: string }
}

/** A digest as a form carries it: none where there was no text. */
export const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable()
  .catch(null)

/** The text that an address names; `undefined` where the report has no such place. */
export function findPlace(
  { area }: Holdings,
  { report, period: code }: TextAsked['Params'],
  section: string,
): TextPlace | undefined {
  const definition = area.reports.find(({ id }) => id === report)
  const period = periodFromAddress(code)
  if (!definition || !period) return undefined
  return textPlaces(definition).some(({ id }) => id === section)
    ? { definition, period, section }
    : undefined
}

/** Where the texts of a report are written. */
export function textsAddress({ params }: FastifyRequest<TextAsked>): string {
  return `/reports/${params.report}/${params.period}/write`
}

export function textAddress(request: FastifyRequest<TextAsked>): string {
  return `${textsAddress(request)}/${request.params.section}`
}
