/** Money is kept in pence, and a length of time in minutes. */
export const PENCE_A_POUND = 100
export const MINUTES_AN_HOUR = 60
