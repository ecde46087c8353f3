export { isDay, penceOf, readDetails } from './read-details.ts'
