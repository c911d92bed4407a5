import { Injectable } from '@nestjs/common';
import { ClassesChecker } from './classes-checker.service';
import { ClassesMaker } from './classes-maker.service';
import type { ImportKind } from './import';
import { PeopleChecker } from './people-checker.service';
import { PeopleMaker } from './people-maker.service';
import type { RowChecker, RowMaker } from './row-kind';

/** Who looks at the rows of each kind of file, and who brings them in. */
@Injectable()
export class RowKinds {
  private readonly checkers: Readonly<Record<ImportKind, RowChecker>>;
  private readonly makers: Readonly<Record<ImportKind, RowMaker>>;

  constructor(peopleIn: PeopleMaker, classesIn: ClassesMaker, people: PeopleChecker, classes: ClassesChecker) {
    this.checkers = { people, classes };
    this.makers = { people: peopleIn, classes: classesIn };
  }

  checker(kind: ImportKind): RowChecker {
    return this.checkers[kind];
  }

  maker(kind: ImportKind): RowMaker {
    return this.makers[kind];
  }
}
