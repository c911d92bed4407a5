/** Phone numbers in any spelling. */
export { parsePhone, type Phone } from './phone';
