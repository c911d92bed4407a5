/** The data of the demo: two programmes, invented people. Never loaded in production. */
export { DemoData } from './demo-data.service';
export { DemoModule } from './demo.module';
