/** Photos that come from anywhere, made anew: turned, small, without where they were taken. */
export { drawn, PictureError, type PictureProblem, type ReadPicture, readPicture } from './pictures';
