/** Pages that join domains. */
export { CatalogueDeskModule } from './catalogue/catalogue.module';
export { DoorDeskModule } from './door/door.module';
export { OfficeDeskModule } from './office/office.module';
export { PlanningDeskModule } from './planning/planning.module';
export { PlaceDeskModule } from './place/place.module';
export { OwnDataDeskModule } from './own-data/own-data.module';
export { TodayDeskModule } from './today/today.module';
