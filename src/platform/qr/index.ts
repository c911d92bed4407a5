/** QR codes as one vector path, for pages and for documents. */
export { qrPath, qrSvg, type QrLevel, type QrPath } from './qr';
