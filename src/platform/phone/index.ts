/** Phone numbers in any spelling. */
export { type MeantPhone, meantPhones } from './meant';
export { dialled, parsePhone, type Phone } from './phone';
