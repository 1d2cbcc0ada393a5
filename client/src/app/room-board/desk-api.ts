import { httpResource, HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type {
  DeskDayResponse,
  DeskLightResponse,
  DeskVisitResponse,
  FrontDeskTodayResponse,
  ToScheduleItem,
  ToScheduleListResponse,
  WaitingInquiryResponse,
} from '../../api/generated/types.gen';

export type FrontDeskDay = FrontDeskTodayResponse;
export type DeskDay = DeskDayResponse;
export type DeskVisit = DeskVisitResponse;
export type DeskLight = DeskLightResponse;
export type WaitingInquiry = WaitingInquiryResponse;

/** A plan slot, an approved booster or a consultation that waits for a time. */
export type ToBook = ToScheduleItem;

/** What the front desk reads of its day. Call the `...Resource` functions in an injection context. */
@Service()
export class DeskApi {
  todayResource(): HttpResourceRef<FrontDeskDay | undefined> {
    return httpResource<FrontDeskDay>(() => '/api/today/front-desk');
  }

  /** The visits of another day with their lights; nothing while no date is asked for. */
  dayResource(date: () => string | undefined): HttpResourceRef<DeskDay | undefined> {
    return httpResource<DeskDay>(() => {
      const day = date();
      return day === undefined ? undefined : { url: '/api/today/front-desk/visits', params: { date: day } };
    });
  }

  /** Most urgent first. */
  toBookResource(): HttpResourceRef<ToScheduleListResponse | undefined> {
    return httpResource<ToScheduleListResponse>(() => '/api/room-board/to-schedule');
  }
}
