import type { Course, Motion } from './course.ts'

/** Whether the words of a motion as put are kept from those for whom the meeting is judged. */
export const isWithheld = ({ story }: Course, { isApart }: Motion) =>
  isApart && story.isPublicHalf === true
