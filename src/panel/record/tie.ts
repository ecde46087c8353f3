import type { Course, Vote } from './course.ts'

/** Whether a tie in a vote is one that no rule breaks. */
export const isLeftOpen = ({ rules }: Course, { put }: Pick<Vote, 'put'>): boolean =>
  rules.on('casting-vote').length === 0 && put.event.election === undefined

/** That no rule says who breaks a tie, with what stands in for one: said of every casting vote there. */
export function tieLeftOpen({ rules }: Course): string {
  const silence = rules.silence('casting-vote')
  const until = silence === undefined ? '' : `. Until someone rules: ${silence.says}`
  return `The rules do not say who breaks a tie, or whether anybody has a casting vote${rules.cited(silence?.paragraph)}${until.replace(/[.]$/, '')}`
}
