/** Documents as PDF/A-3a and PDF/UA-1, set by Typst from the templates in views/documents. */
export { Documents, type Attachment, type DocumentFile, type DocumentOptions } from './documents';
export { DocumentError } from './document-error';
export { DocumentsModule } from './documents.module';
