#line 1 "tests/cobol/vectors.cob"






identification division.
program-id. vectors.

environment division.
input-output section.
file-control.
 select vectors-file assign to dynamic vectors-path
 organization line sequential file status file-state.

data division.
file section.
fd vectors-file.
01 vector-line pic x(32768).

working-storage section.

#line 1 "bindings/cobol/rashinban.cpy"






 01 PLAN-CODE PIC X(9).
 88 PLAN-V VALUE "V".
 88 PLAN-V01 VALUE "V01".
 88 PLAN-V02 VALUE "V02".
 88 PLAN-V03 VALUE "V03".
 88 PLAN-V04 VALUE "V04".
 88 PLAN-V05 VALUE "V05".
 88 PLAN-V06 VALUE "V06".
 88 PLAN-P10 VALUE "P10".
 88 PLAN-P10-01 VALUE "P10-01".
 88 PLAN-P10-02 VALUE "P10-02".
 88 PLAN-P10-03 VALUE "P10-03".
 88 PLAN-P10-04 VALUE "P10-04".
 88 PLAN-P10-05 VALUE "P10-05".
 88 PLAN-P10-06 VALUE "P10-06".
 88 PLAN-P10-07 VALUE "P10-07".
 88 PLAN-P10-08 VALUE "P10-08".
 88 PLAN-P10-09 VALUE "P10-09".
 88 PLAN-P10-10 VALUE "P10-10".
 88 PLAN-P03 VALUE "P03".
 88 PLAN-P03-01 VALUE "P03-01".
 88 PLAN-P03-02 VALUE "P03-02".
 88 PLAN-P03-03 VALUE "P03-03".
 88 PLAN-P05 VALUE "P05".
 88 PLAN-P05-01 VALUE "P05-01".
 88 PLAN-P05-02 VALUE "P05-02".
 88 PLAN-P05-03 VALUE "P05-03".
 88 PLAN-P05-04 VALUE "P05-04".
 88 PLAN-P05-05 VALUE "P05-05".
 88 PLAN-P12 VALUE "P12".
 88 PLAN-P12-01 VALUE "P12-01".
 88 PLAN-P12-02 VALUE "P12-02".
 88 PLAN-P12-03 VALUE "P12-03".
 88 PLAN-P12-04 VALUE "P12-04".
 88 PLAN-P12-05 VALUE "P12-05".
 88 PLAN-P12-06 VALUE "P12-06".
 88 PLAN-P12-07 VALUE "P12-07".
 88 PLAN-P12-08 VALUE "P12-08".
 88 PLAN-P12-09 VALUE "P12-09".
 88 PLAN-P12-10 VALUE "P12-10".
 88 PLAN-P12-11 VALUE "P12-11".
 88 PLAN-P12-12 VALUE "P12-12".
 88 PLAN-P01 VALUE "P01".
 88 PLAN-P01-01 VALUE "P01-01".
 88 PLAN-S VALUE "S".
 88 PLAN-S01 VALUE "S01".
 88 PLAN-S02 VALUE "S02".
 88 PLAN-S03 VALUE "S03".
 88 PLAN-S04 VALUE "S04".
 88 PLAN-S05 VALUE "S05".
 88 PLAN-S06 VALUE "S06".
 88 PLAN-S07 VALUE "S07".
 88 PLAN-I VALUE "I".
 88 PLAN-I01 VALUE "I01".
 88 PLAN-I01-01 VALUE "I01-01".
 88 PLAN-I01-02 VALUE "I01-02".
 88 PLAN-I01-02-01 VALUE "I01-02-01".
 88 PLAN-I01-02-02 VALUE "I01-02-02".
 88 PLAN-I01-02-03 VALUE "I01-02-03".
 88 PLAN-I01-02-04 VALUE "I01-02-04".
 88 PLAN-I01-02-05 VALUE "I01-02-05".
 88 PLAN-I01-02-06 VALUE "I01-02-06".
 88 PLAN-I01-02-07 VALUE "I01-02-07".
 88 PLAN-I01-02-08 VALUE "I01-02-08".
 88 PLAN-I01-02-09 VALUE "I01-02-09".
 88 PLAN-I01-02-10 VALUE "I01-02-10".
 88 PLAN-I01-02-11 VALUE "I01-02-11".
 88 PLAN-I01-02-12 VALUE "I01-02-12".
 88 PLAN-I01-03 VALUE "I01-03".
 88 PLAN-I01-03-01 VALUE "I01-03-01".
 88 PLAN-I01-03-02 VALUE "I01-03-02".
 88 PLAN-I01-03-03 VALUE "I01-03-03".
 88 PLAN-I01-04 VALUE "I01-04".
 88 PLAN-I01-05 VALUE "I01-05".
 88 PLAN-I01-06 VALUE "I01-06".
 88 PLAN-I02 VALUE "I02".
 88 PLAN-I02-01 VALUE "I02-01".
 88 PLAN-I02-02 VALUE "I02-02".
 88 PLAN-I02-03 VALUE "I02-03".
 88 PLAN-I02-04 VALUE "I02-04".
 88 PLAN-I02-05 VALUE "I02-05".
 88 PLAN-I03 VALUE "I03".
 88 PLAN-I03-01 VALUE "I03-01".
 88 PLAN-I03-02 VALUE "I03-02".
 88 PLAN-I03-03 VALUE "I03-03".
 88 PLAN-I03-04 VALUE "I03-04".
 88 PLAN-I03-05 VALUE "I03-05".
 88 PLAN-I03-06 VALUE "I03-06".
 88 PLAN-I03-07 VALUE "I03-07".
 88 PLAN-I03-08 VALUE "I03-08".
 88 PLAN-I04 VALUE "I04".
 88 PLAN-I04-01 VALUE "I04-01".
 88 PLAN-I04-02 VALUE "I04-02".
 88 PLAN-I05 VALUE "I05".
 88 PLAN-I05-01 VALUE "I05-01".
 88 PLAN-I05-01-01 VALUE "I05-01-01".
 88 PLAN-I05-01-02 VALUE "I05-01-02".
 88 PLAN-I05-01-03 VALUE "I05-01-03".
 88 PLAN-I05-01-04 VALUE "I05-01-04".
 88 PLAN-I05-01-05 VALUE "I05-01-05".
 88 PLAN-I05-01-06 VALUE "I05-01-06".
 88 PLAN-I05-02 VALUE "I05-02".
 88 PLAN-I05-02-01 VALUE "I05-02-01".
 88 PLAN-I05-02-02 VALUE "I05-02-02".
 88 PLAN-I05-02-03 VALUE "I05-02-03".
 88 PLAN-I05-02-04 VALUE "I05-02-04".
 88 PLAN-I05-03 VALUE "I05-03".
 88 PLAN-I05-03-01 VALUE "I05-03-01".
 88 PLAN-I05-03-02 VALUE "I05-03-02".
 88 PLAN-I05-04 VALUE "I05-04".
 88 PLAN-I05-04-01 VALUE "I05-04-01".
 88 PLAN-I05-04-02 VALUE "I05-04-02".
 88 PLAN-I05-04-03 VALUE "I05-04-03".
 88 PLAN-I05-05 VALUE "I05-05".
 88 PLAN-I06 VALUE "I06".
 88 PLAN-I06-01 VALUE "I06-01".
 88 PLAN-I06-02 VALUE "I06-02".
 88 PLAN-I07 VALUE "I07".
 88 PLAN-I07-01 VALUE "I07-01".
 88 PLAN-I07-02 VALUE "I07-02".
 88 PLAN-I07-03 VALUE "I07-03".
 88 PLAN-I08 VALUE "I08".
 88 PLAN-I08-01 VALUE "I08-01".
 88 PLAN-I08-02 VALUE "I08-02".
 88 PLAN-I08-03 VALUE "I08-03".
 88 PLAN-I08-04 VALUE "I08-04".
 88 PLAN-I08-05 VALUE "I08-05".
 88 PLAN-I09 VALUE "I09".
 88 PLAN-I09-01 VALUE "I09-01".
 88 PLAN-I10 VALUE "I10".
 88 PLAN-C00 VALUE "C00".
 88 PLAN-C00-01 VALUE "C00-01".
 88 PLAN-C00-02 VALUE "C00-02".
 88 PLAN-C01 VALUE "C01".
 88 PLAN-C01-01 VALUE "C01-01".
 88 PLAN-C02 VALUE "C02".
 88 PLAN-C02-01 VALUE "C02-01".
 88 PLAN-C03 VALUE "C03".
 88 PLAN-C06 VALUE "C06".
 88 PLAN-C06-01 VALUE "C06-01".
 88 PLAN-C06-02 VALUE "C06-02".
 88 PLAN-C07 VALUE "C07".
 88 PLAN-C08 VALUE "C08".

 88 PLAN-IS-SET VALUES
 "V" "P10" "P03" "P05"
 "P12" "P01" "S" "I".
 88 PLAN-IS-VISION VALUES
 "V01" "V02" "V03" "V04"
 "V05" "V06".
 88 PLAN-IS-BASIC-PRINCIPLE VALUES
 "P10-01" "P10-02" "P10-03" "P10-04"
 "P10-05" "P10-06" "P10-07" "P10-08"
 "P10-09" "P10-10".
 88 PLAN-IS-ONLINE-PRINCIPLE VALUES
 "P03-01" "P03-02" "P03-03".
 88 PLAN-IS-STRUCTURAL-PRINCIPLE VALUES
 "P05-01" "P05-02" "P05-03" "P05-04"
 "P05-05".
 88 PLAN-IS-SERVICE-ARTICLE VALUES
 "P12-01" "P12-02" "P12-03" "P12-04"
 "P12-05" "P12-06" "P12-07" "P12-08"
 "P12-09" "P12-10" "P12-11" "P12-12".
 88 PLAN-IS-CLOUD-PRINCIPLE VALUES
 "P01-01".
 88 PLAN-IS-STRATEGY VALUES
 "S01" "S02" "S03" "S04"
 "S05" "S06" "S07".
 88 PLAN-IS-INITIATIVE VALUES
 "I01" "I02" "I03" "I04"
 "I05" "I06" "I07" "I08"
 "I09" "I10".
 88 PLAN-IS-INITIATIVE-ITEM VALUES
 "I01-01" "I01-02" "I01-03" "I01-04"
 "I01-05" "I01-06" "I02-01" "I02-02"
 "I02-03" "I02-04" "I02-05" "I03-01"
 "I03-02" "I03-03" "I03-04" "I03-05"
 "I03-06" "I03-07" "I03-08" "I04-01"
 "I04-02" "I05-01" "I05-02" "I05-03"
 "I05-04" "I05-05" "I06-01" "I06-02"
 "I07-01" "I07-02" "I07-03" "I08-01"
 "I08-02" "I08-03" "I08-04" "I08-05"
 "I09-01".
 88 PLAN-IS-INITIATIVE-SUB-ITEM VALUES
 "I01-02-01" "I01-02-02" "I01-02-03" "I01-02-04"
 "I01-02-05" "I01-02-06" "I01-02-07" "I01-02-08"
 "I01-02-09" "I01-02-10" "I01-02-11" "I01-02-12"
 "I01-03-01" "I01-03-02" "I01-03-03" "I05-01-01"
 "I05-01-02" "I05-01-03" "I05-01-04" "I05-01-05"
 "I05-01-06" "I05-02-01" "I05-02-02" "I05-02-03"
 "I05-02-04" "I05-03-01" "I05-03-02" "I05-04-01"
 "I05-04-02" "I05-04-03".
 88 PLAN-IS-CHAPTER VALUES
 "C00" "C00-01" "C00-02" "C01"
 "C01-01" "C02" "C02-01" "C03"
 "C06" "C06-01" "C06-02" "C07"
 "C08".


 01 PLAN-STATUS BINARY-LONG.
 88 PLAN-OK VALUE 0.
 88 PLAN-FAILED VALUES -99 THRU -1.

 01 PLAN-ITEM BINARY-LONG.

 01 PLAN-STR.
 05 PLAN-STR-PTR USAGE POINTER.
 05 PLAN-STR-LEN BINARY-LONG.
 05 FILLER PIC X(4).



 78 PLAN-MAX-CODE-UTF8 VALUE 9.
 78 PLAN-MAX-LABEL-JA-UTF8 VALUE 150.
 78 PLAN-MAX-LABEL-KANA-UTF8 VALUE 183.
 78 PLAN-MAX-LABEL-EN-UTF8 VALUE 146.
 78 PLAN-MAX-TEXT-JA-UTF8 VALUE 1101.
 78 PLAN-MAX-TEXT-KANA-UTF8 VALUE 374.
 78 PLAN-MAX-TEXT-EN-UTF8 VALUE 272.
 78 PLAN-MAX-CODE-CP932 VALUE 9.
 78 PLAN-MAX-LABEL-JA-CP932 VALUE 100.
 78 PLAN-MAX-LABEL-KANA-CP932 VALUE 122.
 78 PLAN-MAX-LABEL-EN-CP932 VALUE 146.
 78 PLAN-MAX-TEXT-JA-CP932 VALUE 736.
 78 PLAN-MAX-TEXT-KANA-CP932 VALUE 250.
 78 PLAN-MAX-TEXT-EN-CP932 VALUE 272.
 78 PLAN-MAX-CODE-UTF16LE VALUE 18.
 78 PLAN-MAX-LABEL-JA-UTF16LE VALUE 100.
 78 PLAN-MAX-LABEL-KANA-UTF16LE VALUE 122.
 78 PLAN-MAX-LABEL-EN-UTF16LE VALUE 292.
 78 PLAN-MAX-TEXT-JA-UTF16LE VALUE 742.
 78 PLAN-MAX-TEXT-KANA-UTF16LE VALUE 252.
 78 PLAN-MAX-TEXT-EN-UTF16LE VALUE 544.


 78 PLAN-ERR-NULL-POINTER VALUE -1.
 78 PLAN-ERR-MALFORMED-TEXT VALUE -2.
 78 PLAN-ERR-MALFORMED-CODE VALUE -3.
 78 PLAN-ERR-UNKNOWN-CODE VALUE -4.
 78 PLAN-ERR-UNKNOWN-ITEM VALUE -5.
 78 PLAN-ERR-UNKNOWN-KIND VALUE -6.
 78 PLAN-ERR-UNKNOWN-LANGUAGE VALUE -7.
 78 PLAN-ERR-UNKNOWN-ENCODING VALUE -8.
 78 PLAN-ERR-UNKNOWN-NUMBER VALUE -9.
 78 PLAN-ERR-EMPTY-QUERY VALUE -10.
 78 PLAN-ERR-QUERY-TOO-LONG VALUE -11.
 78 PLAN-ERR-BUFFER-TOO-SMALL VALUE -12.
 78 PLAN-ERR-INVALID-ARGUMENT VALUE -13.
 78 PLAN-ERR-UNENCODABLE VALUE -14.
 78 PLAN-ERR-UNKNOWN-EDITION VALUE -15.
 78 PLAN-ERR-EDITION-NOT-CARRIED VALUE -16.
 78 PLAN-ERR-UNKNOWN-TERM VALUE -17.
 78 PLAN-ERR-INTERNAL VALUE -99.


 78 PLAN-KIND-SET VALUE 1.
 78 PLAN-KIND-VISION VALUE 2.
 78 PLAN-KIND-BASIC-PRINCIPLE VALUE 3.
 78 PLAN-KIND-ONLINE-PRINCIPLE VALUE 4.
 78 PLAN-KIND-STRUCTURAL-PRINCIPLE VALUE 5.
 78 PLAN-KIND-SERVICE-ARTICLE VALUE 6.
 78 PLAN-KIND-CLOUD-PRINCIPLE VALUE 7.
 78 PLAN-KIND-STRATEGY VALUE 8.
 78 PLAN-KIND-INITIATIVE VALUE 9.
 78 PLAN-KIND-INITIATIVE-ITEM VALUE 10.
 78 PLAN-KIND-INITIATIVE-SUB-ITEM VALUE 11.
 78 PLAN-KIND-CHAPTER VALUE 12.


 78 PLAN-LANG-JA VALUE 0.
 78 PLAN-LANG-KANA VALUE 1.
 78 PLAN-LANG-EN VALUE 2.


 78 PLAN-LABEL-VERBATIM VALUE 0.
 78 PLAN-LABEL-NORMALISED VALUE 1.
 78 PLAN-LABEL-READING VALUE 2.
 78 PLAN-LABEL-OFFICIAL VALUE 3.
 78 PLAN-LABEL-UNVERIFIED VALUE 4.


 78 PLAN-ENCODING-UTF8 VALUE 0.
 78 PLAN-ENCODING-CP932 VALUE 1.
 78 PLAN-ENCODING-UTF16LE VALUE 2.


 78 PLAN-PAD-NUL VALUE 0.
 78 PLAN-PAD-SPACE VALUE 1.
 78 PLAN-PAD-WIDE-SPACE VALUE 2.


 78 PLAN-EDITION-2021-06 VALUE 1.
 78 PLAN-EDITION-2021-12 VALUE 2.
 78 PLAN-EDITION-2022 VALUE 3.
 78 PLAN-EDITION-2023 VALUE 4.
 78 PLAN-EDITION-2024 VALUE 5.
 78 PLAN-EDITION-2025 VALUE 6.
 78 PLAN-EDITION-2026 VALUE 7.


 78 PLAN-FIELD-LABEL-JA VALUE 0.
 78 PLAN-FIELD-LABEL-KANA VALUE 1.
 78 PLAN-FIELD-LABEL-EN VALUE 2.
 78 PLAN-FIELD-TEXT-JA VALUE 3.
 78 PLAN-FIELD-TEXT-KANA VALUE 4.
 78 PLAN-FIELD-TEXT-EN VALUE 5.


 78 PLAN-FOLD-WIDTH VALUE 1.
 78 PLAN-FOLD-CASE VALUE 2.
 78 PLAN-FOLD-KANA VALUE 4.
 78 PLAN-FOLD-SMALL-KANA VALUE 8.
 78 PLAN-FOLD-DASH VALUE 16.
 78 PLAN-FOLD-MIDDLE-DOT VALUE 32.
 78 PLAN-FOLD-SYMBOL VALUE 64.
 78 PLAN-FOLD-KANJI VALUE 128.
 78 PLAN-FOLD-COMPOSITION VALUE 256.
 78 PLAN-FOLD-COMPATIBILITY VALUE 512.


 78 PLAN-REASON-SAME-TITLE VALUE 1.
 78 PLAN-REASON-TITLE-IN-TEXT VALUE 2.
 78 PLAN-REASON-SHARED-TERM VALUE 3.


 78 PLAN-CROSSWALK-SAME VALUE 1.
 78 PLAN-CROSSWALK-UNKNOWN VALUE 2.


 78 PLAN-ITEM-V VALUE 1.
 78 PLAN-ITEM-V01 VALUE 2.
 78 PLAN-ITEM-V02 VALUE 3.
 78 PLAN-ITEM-V03 VALUE 4.
 78 PLAN-ITEM-V04 VALUE 5.
 78 PLAN-ITEM-V05 VALUE 6.
 78 PLAN-ITEM-V06 VALUE 7.
 78 PLAN-ITEM-P10 VALUE 8.
 78 PLAN-ITEM-P10-01 VALUE 9.
 78 PLAN-ITEM-P10-02 VALUE 10.
 78 PLAN-ITEM-P10-03 VALUE 11.
 78 PLAN-ITEM-P10-04 VALUE 12.
 78 PLAN-ITEM-P10-05 VALUE 13.
 78 PLAN-ITEM-P10-06 VALUE 14.
 78 PLAN-ITEM-P10-07 VALUE 15.
 78 PLAN-ITEM-P10-08 VALUE 16.
 78 PLAN-ITEM-P10-09 VALUE 17.
 78 PLAN-ITEM-P10-10 VALUE 18.
 78 PLAN-ITEM-P03 VALUE 19.
 78 PLAN-ITEM-P03-01 VALUE 20.
 78 PLAN-ITEM-P03-02 VALUE 21.
 78 PLAN-ITEM-P03-03 VALUE 22.
 78 PLAN-ITEM-P05 VALUE 23.
 78 PLAN-ITEM-P05-01 VALUE 24.
 78 PLAN-ITEM-P05-02 VALUE 25.
 78 PLAN-ITEM-P05-03 VALUE 26.
 78 PLAN-ITEM-P05-04 VALUE 27.
 78 PLAN-ITEM-P05-05 VALUE 28.
 78 PLAN-ITEM-P12 VALUE 29.
 78 PLAN-ITEM-P12-01 VALUE 30.
 78 PLAN-ITEM-P12-02 VALUE 31.
 78 PLAN-ITEM-P12-03 VALUE 32.
 78 PLAN-ITEM-P12-04 VALUE 33.
 78 PLAN-ITEM-P12-05 VALUE 34.
 78 PLAN-ITEM-P12-06 VALUE 35.
 78 PLAN-ITEM-P12-07 VALUE 36.
 78 PLAN-ITEM-P12-08 VALUE 37.
 78 PLAN-ITEM-P12-09 VALUE 38.
 78 PLAN-ITEM-P12-10 VALUE 39.
 78 PLAN-ITEM-P12-11 VALUE 40.
 78 PLAN-ITEM-P12-12 VALUE 41.
 78 PLAN-ITEM-P01 VALUE 42.
 78 PLAN-ITEM-P01-01 VALUE 43.
 78 PLAN-ITEM-S VALUE 44.
 78 PLAN-ITEM-S01 VALUE 45.
 78 PLAN-ITEM-S02 VALUE 46.
 78 PLAN-ITEM-S03 VALUE 47.
 78 PLAN-ITEM-S04 VALUE 48.
 78 PLAN-ITEM-S05 VALUE 49.
 78 PLAN-ITEM-S06 VALUE 50.
 78 PLAN-ITEM-S07 VALUE 51.
 78 PLAN-ITEM-I VALUE 52.
 78 PLAN-ITEM-I01 VALUE 53.
 78 PLAN-ITEM-I01-01 VALUE 54.
 78 PLAN-ITEM-I01-02 VALUE 55.
 78 PLAN-ITEM-I01-02-01 VALUE 56.
 78 PLAN-ITEM-I01-02-02 VALUE 57.
 78 PLAN-ITEM-I01-02-03 VALUE 58.
 78 PLAN-ITEM-I01-02-04 VALUE 59.
 78 PLAN-ITEM-I01-02-05 VALUE 60.
 78 PLAN-ITEM-I01-02-06 VALUE 61.
 78 PLAN-ITEM-I01-02-07 VALUE 62.
 78 PLAN-ITEM-I01-02-08 VALUE 63.
 78 PLAN-ITEM-I01-02-09 VALUE 64.
 78 PLAN-ITEM-I01-02-10 VALUE 65.
 78 PLAN-ITEM-I01-02-11 VALUE 66.
 78 PLAN-ITEM-I01-02-12 VALUE 67.
 78 PLAN-ITEM-I01-03 VALUE 68.
 78 PLAN-ITEM-I01-03-01 VALUE 69.
 78 PLAN-ITEM-I01-03-02 VALUE 70.
 78 PLAN-ITEM-I01-03-03 VALUE 71.
 78 PLAN-ITEM-I01-04 VALUE 72.
 78 PLAN-ITEM-I01-05 VALUE 73.
 78 PLAN-ITEM-I01-06 VALUE 74.
 78 PLAN-ITEM-I02 VALUE 75.
 78 PLAN-ITEM-I02-01 VALUE 76.
 78 PLAN-ITEM-I02-02 VALUE 77.
 78 PLAN-ITEM-I02-03 VALUE 78.
 78 PLAN-ITEM-I02-04 VALUE 79.
 78 PLAN-ITEM-I02-05 VALUE 80.
 78 PLAN-ITEM-I03 VALUE 81.
 78 PLAN-ITEM-I03-01 VALUE 82.
 78 PLAN-ITEM-I03-02 VALUE 83.
 78 PLAN-ITEM-I03-03 VALUE 84.
 78 PLAN-ITEM-I03-04 VALUE 85.
 78 PLAN-ITEM-I03-05 VALUE 86.
 78 PLAN-ITEM-I03-06 VALUE 87.
 78 PLAN-ITEM-I03-07 VALUE 88.
 78 PLAN-ITEM-I03-08 VALUE 89.
 78 PLAN-ITEM-I04 VALUE 90.
 78 PLAN-ITEM-I04-01 VALUE 91.
 78 PLAN-ITEM-I04-02 VALUE 92.
 78 PLAN-ITEM-I05 VALUE 93.
 78 PLAN-ITEM-I05-01 VALUE 94.
 78 PLAN-ITEM-I05-01-01 VALUE 95.
 78 PLAN-ITEM-I05-01-02 VALUE 96.
 78 PLAN-ITEM-I05-01-03 VALUE 97.
 78 PLAN-ITEM-I05-01-04 VALUE 98.
 78 PLAN-ITEM-I05-01-05 VALUE 99.
 78 PLAN-ITEM-I05-01-06 VALUE 100.
 78 PLAN-ITEM-I05-02 VALUE 101.
 78 PLAN-ITEM-I05-02-01 VALUE 102.
 78 PLAN-ITEM-I05-02-02 VALUE 103.
 78 PLAN-ITEM-I05-02-03 VALUE 104.
 78 PLAN-ITEM-I05-02-04 VALUE 105.
 78 PLAN-ITEM-I05-03 VALUE 106.
 78 PLAN-ITEM-I05-03-01 VALUE 107.
 78 PLAN-ITEM-I05-03-02 VALUE 108.
 78 PLAN-ITEM-I05-04 VALUE 109.
 78 PLAN-ITEM-I05-04-01 VALUE 110.
 78 PLAN-ITEM-I05-04-02 VALUE 111.
 78 PLAN-ITEM-I05-04-03 VALUE 112.
 78 PLAN-ITEM-I05-05 VALUE 113.
 78 PLAN-ITEM-I06 VALUE 114.
 78 PLAN-ITEM-I06-01 VALUE 115.
 78 PLAN-ITEM-I06-02 VALUE 116.
 78 PLAN-ITEM-I07 VALUE 117.
 78 PLAN-ITEM-I07-01 VALUE 118.
 78 PLAN-ITEM-I07-02 VALUE 119.
 78 PLAN-ITEM-I07-03 VALUE 120.
 78 PLAN-ITEM-I08 VALUE 121.
 78 PLAN-ITEM-I08-01 VALUE 122.
 78 PLAN-ITEM-I08-02 VALUE 123.
 78 PLAN-ITEM-I08-03 VALUE 124.
 78 PLAN-ITEM-I08-04 VALUE 125.
 78 PLAN-ITEM-I08-05 VALUE 126.
 78 PLAN-ITEM-I09 VALUE 127.
 78 PLAN-ITEM-I09-01 VALUE 128.
 78 PLAN-ITEM-I10 VALUE 129.
 78 PLAN-ITEM-C00 VALUE 130.
 78 PLAN-ITEM-C00-01 VALUE 131.
 78 PLAN-ITEM-C00-02 VALUE 132.
 78 PLAN-ITEM-C01 VALUE 133.
 78 PLAN-ITEM-C01-01 VALUE 134.
 78 PLAN-ITEM-C02 VALUE 135.
 78 PLAN-ITEM-C02-01 VALUE 136.
 78 PLAN-ITEM-C03 VALUE 137.
 78 PLAN-ITEM-C06 VALUE 138.
 78 PLAN-ITEM-C06-01 VALUE 139.
 78 PLAN-ITEM-C06-02 VALUE 140.
 78 PLAN-ITEM-C07 VALUE 141.
 78 PLAN-ITEM-C08 VALUE 142.
#line 22 "tests/cobol/vectors.cob"


#line 1 "tests/cobol/enums.cpy"

 01 ENUM-ROWS.
 02 FILLER PIC X(20) VALUE "Vision".
 02 FILLER PIC X(36) VALUE "GrowthStrategy".
 02 FILLER PIC 9(4) VALUE 0201.
 02 FILLER PIC X(20) VALUE "Vision".
 02 FILLER PIC X(36) VALUE "QuasiPublicSectors".
 02 FILLER PIC 9(4) VALUE 0202.
 02 FILLER PIC X(20) VALUE "Vision".
 02 FILLER PIC X(36) VALUE "RegionalRevitalization".
 02 FILLER PIC 9(4) VALUE 0203.
 02 FILLER PIC X(20) VALUE "Vision".
 02 FILLER PIC X(36) VALUE "NoOneLeftBehind".
 02 FILLER PIC 9(4) VALUE 0204.
 02 FILLER PIC X(20) VALUE "Vision".
 02 FILLER PIC X(36) VALUE "DigitalTalent".
 02 FILLER PIC 9(4) VALUE 0205.
 02 FILLER PIC X(20) VALUE "Vision".
 02 FILLER PIC X(36) VALUE "InternationalStrategy".
 02 FILLER PIC 9(4) VALUE 0206.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "OpennessAndTransparency".
 02 FILLER PIC 9(4) VALUE 0301.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "FairnessAndEthics".
 02 FILLER PIC 9(4) VALUE 0302.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "SafetyAndSecurity".
 02 FILLER PIC 9(4) VALUE 0303.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "ContinuityStabilityResilience".
 02 FILLER PIC 9(4) VALUE 0304.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "SolvingSocialIssues".
 02 FILLER PIC 9(4) VALUE 0305.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "SpeedAndFlexibility".
 02 FILLER PIC 9(4) VALUE 0306.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "InclusionAndDiversity".
 02 FILLER PIC 9(4) VALUE 0307.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "Permeation".
 02 FILLER PIC 9(4) VALUE 0308.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "NewValueCreation".
 02 FILLER PIC 9(4) VALUE 0309.
 02 FILLER PIC X(20) VALUE "BasicPrinciple".
 02 FILLER PIC X(36) VALUE "LeapAndInternationalContribution".
 02 FILLER PIC 9(4) VALUE 0310.
 02 FILLER PIC X(20) VALUE "OnlinePrinciple".
 02 FILLER PIC X(36) VALUE "DigitalFirst".
 02 FILLER PIC 9(4) VALUE 0401.
 02 FILLER PIC X(20) VALUE "OnlinePrinciple".
 02 FILLER PIC X(36) VALUE "OnceOnly".
 02 FILLER PIC 9(4) VALUE 0402.
 02 FILLER PIC X(20) VALUE "OnlinePrinciple".
 02 FILLER PIC X(36) VALUE "ConnectedOneStop".
 02 FILLER PIC 9(4) VALUE 0403.
 02 FILLER PIC X(20) VALUE "StructuralPrinciple".
 02 FILLER PIC X(36) VALUE "DigitalCompletionAndAutomation".
 02 FILLER PIC 9(4) VALUE 0501.
 02 FILLER PIC X(20) VALUE "StructuralPrinciple".
 02 FILLER PIC X(36) VALUE "AgileGovernance".
 02 FILLER PIC 9(4) VALUE 0502.
 02 FILLER PIC X(20) VALUE "StructuralPrinciple".
 02 FILLER PIC X(36) VALUE "PublicPrivateCollaboration".
 02 FILLER PIC 9(4) VALUE 0503.
 02 FILLER PIC X(20) VALUE "StructuralPrinciple".
 02 FILLER PIC X(36) VALUE "Interoperability".
 02 FILLER PIC 9(4) VALUE 0504.
 02 FILLER PIC X(20) VALUE "StructuralPrinciple".
 02 FILLER PIC X(36) VALUE "CommonPlatforms".
 02 FILLER PIC 9(4) VALUE 0505.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "StartFromUserNeeds".
 02 FILLER PIC 9(4) VALUE 0601.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "UnderstandFactsInDetail".
 02 FILLER PIC 9(4) VALUE 0602.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "ThinkEndToEnd".
 02 FILLER PIC 9(4) VALUE 0603.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "PayAttentionToAllStakeholders".
 02 FILLER PIC 9(4) VALUE 0604.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "KeepServicesSimple".
 02 FILLER PIC 9(4) VALUE 0605.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "RaiseValueWithDigital".
 02 FILLER PIC 9(4) VALUE 0606.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "BlendIntoDailyExperience".
 02 FILLER PIC 9(4) VALUE 0607.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "DoNotBuildTooMuch".
 02 FILLER PIC 9(4) VALUE 0608.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "BuildInTheOpen".
 02 FILLER PIC 9(4) VALUE 0609.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "IterateAgainAndAgain".
 02 FILLER PIC 9(4) VALUE 0610.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "ActConsistently".
 02 FILLER PIC 9(4) VALUE 0611.
 02 FILLER PIC X(20) VALUE "ServiceDesignArticle".
 02 FILLER PIC X(36) VALUE "BuildServicesNotSystems".
 02 FILLER PIC 9(4) VALUE 0612.
 02 FILLER PIC X(20) VALUE "CloudPrinciple".
 02 FILLER PIC X(36) VALUE "CloudByDefault".
 02 FILLER PIC 9(4) VALUE 0701.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "DigitalAdvisoryCommittee".
 02 FILLER PIC 9(4) VALUE 0801.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "DigitalGardenCityNation".
 02 FILLER PIC 9(4) VALUE 0802.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "InternationalStrategy".
 02 FILLER PIC 9(4) VALUE 0803.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "SafetyAndSecurity".
 02 FILLER PIC 9(4) VALUE 0804.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "ArtificialIntelligence".
 02 FILLER PIC 9(4) VALUE 0805.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "DataStrategy".
 02 FILLER PIC 9(4) VALUE 0806.
 02 FILLER PIC X(20) VALUE "Strategy".
 02 FILLER PIC X(36) VALUE "Web3".
 02 FILLER PIC 9(4) VALUE 0807.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "MyNumberCard".
 02 FILLER PIC 9(4) VALUE 0901.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "RulesForDigitalTechnology".
 02 FILLER PIC 9(4) VALUE 0902.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "GovernmentTransformation".
 02 FILLER PIC 9(4) VALUE 0903.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "DataLinkage".
 02 FILLER PIC 9(4) VALUE 0904.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "QuasiPublicServices".
 02 FILLER PIC 9(4) VALUE 0905.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "AiAndDataStrategy".
 02 FILLER PIC 9(4) VALUE 0906.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "InternationalDataFrameworks".
 02 FILLER PIC 9(4) VALUE 0907.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "ServicesForBusinesses".
 02 FILLER PIC 9(4) VALUE 0908.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "Procurement".
 02 FILLER PIC 9(4) VALUE 0909.
 02 FILLER PIC X(20) VALUE "Initiative".
 02 FILLER PIC X(36) VALUE "Disinformation".
 02 FILLER PIC 9(4) VALUE 0910.
 01 FILLER REDEFINES ENUM-ROWS.
 05 ENUM-ROW OCCURS 54 INDEXED BY ENUM-AT.
 10 ENUM-TYPE PIC X(20).
 10 ENUM-NAME PIC X(36).
 10 ENUM-KIND PIC 9(2).
 10 ENUM-NUMBER PIC 9(2).
#line 23 "tests/cobol/vectors.cob"


01 vectors-path pic x(1024).
01 file-state pic xx.
 88 file-read value "00" "04" "06".
 88 file-ended value "10".
01 passed binary-long value 0.
01 failed binary-long value 0.
01 shown pic -(9)9.
01 shown-passed pic -(9)9.


01 call-name pic x(40).
01 arg-code pic x(2048).
01 arg-lang pic x(40).
01 arg-number pic x(20).
01 arg-kind pic x(40).
01 arg-label pic x(2048).
01 arg-type pic x(40).
01 arg-name pic x(40).
01 arg-query pic x(32768).
01 arg-within pic x(40).
01 arg-limit pic x(20).
01 arg-offset pic x(20).
01 arg-text pic x(8192).
01 arg-id pic x(40).
01 arg-edition pic x(40).
01 arg-other pic x(40).
01 wanted pic x(32768).
01 argument-lengths.
 05 len-code binary-long.
 05 len-lang binary-long.
 05 len-number binary-long.
 05 len-kind binary-long.
 05 len-label binary-long.
 05 len-type binary-long.
 05 len-name binary-long.
 05 len-query binary-long.
 05 len-within binary-long.
 05 len-limit binary-long.
 05 len-offset binary-long.
 05 len-text binary-long.
 05 len-id binary-long.
 05 len-edition binary-long.
 05 len-other binary-long.
 05 len-wanted binary-long.


01 answer pic x(32768).
01 answer-at binary-long.
01 answer-len binary-long.
01 null-text pic x(4) value "null".


01 function-name pic x(40).
01 lang binary-long.
01 kind binary-long.
01 number-given binary-long.
01 found binary-long.
01 within binary-long.
01 most binary-long.
01 offset binary-long.
01 total binary-long.
01 other-one binary-long.
01 count-found binary-long.
01 items.
 05 item-found binary-long occurs 142.
01 i binary-long.
01 j binary-long.
01 one-bit binary-long.
01 bits binary-long.
01 bit-rest binary-long.
01 one-code pic x(PLAN-MAX-CODE-UTF8).
01 one-text pic x(PLAN-MAX-TEXT-JA-UTF8).
01 folded pic x(8192).
01 matches.
 05 a-match occurs 512.
 10 match-field binary-long.
 10 match-word binary-long.
 10 match-start binary-long.
 10 match-end binary-long.
 10 match-folds binary-long.
01 found-references.
 05 a-reference occurs 128.
 10 reference-item binary-long.
 10 reference-reason binary-long.
 10 reference-term binary-long.
01 provenance.
 05 from-edition binary-long.
 05 from-line binary-long.
 05 from-column binary-long.
 05 from-heading-item binary-long.
 05 from-document.
 10 from-document-ptr usage pointer.
 10 from-document-len binary-long.
 10 filler pic x(4).
 05 from-heading pic x(16).
 05 from-verbatim pic x(16).
01 occurrences.
 05 an-occurrence occurs 8.
 10 occurrence-line binary-long.
 10 filler pic x(4).
 10 occurrence-text pic x(16).


01 encoding binary-long.
01 longest binary-long.
01 size-rows.
 05 filler binary-long value PLAN-MAX-LABEL-JA-UTF8.
 05 filler binary-long value PLAN-MAX-LABEL-KANA-UTF8.
 05 filler binary-long value PLAN-MAX-LABEL-EN-UTF8.
 05 filler binary-long value PLAN-MAX-TEXT-JA-UTF8.
 05 filler binary-long value PLAN-MAX-TEXT-KANA-UTF8.
 05 filler binary-long value PLAN-MAX-TEXT-EN-UTF8.
 05 filler binary-long value PLAN-MAX-LABEL-JA-CP932.
 05 filler binary-long value PLAN-MAX-LABEL-KANA-CP932.
 05 filler binary-long value PLAN-MAX-LABEL-EN-CP932.
 05 filler binary-long value PLAN-MAX-TEXT-JA-CP932.
 05 filler binary-long value PLAN-MAX-TEXT-KANA-CP932.
 05 filler binary-long value PLAN-MAX-TEXT-EN-CP932.
 05 filler binary-long value PLAN-MAX-LABEL-JA-UTF16LE.
 05 filler binary-long value PLAN-MAX-LABEL-KANA-UTF16LE.
 05 filler binary-long value PLAN-MAX-LABEL-EN-UTF16LE.
 05 filler binary-long value PLAN-MAX-TEXT-JA-UTF16LE.
 05 filler binary-long value PLAN-MAX-TEXT-KANA-UTF16LE.
 05 filler binary-long value PLAN-MAX-TEXT-EN-UTF16LE.
01 filler redefines size-rows.
 05 size-row binary-long occurs 18 indexed by size-at.

linkage section.
01 library-text pic x(32768).

procedure division.
main-section.
 accept vectors-path from argument-value
 open input vectors-file
 if not file-read
 display "cannot open " function trim(vectors-path) upon syserr
 move 2 to return-code
 stop run
 end-if
 perform next-line
 perform until file-ended
 perform run-vector
 perform next-line
 end-perform
 close vectors-file
 perform check-sizes
 move passed to shown-passed
 move failed to shown
 display function trim(shown-passed) " passed, " function trim(shown) " failed"
 if failed not = 0 or passed = 0
 move 1 to return-code
 end-if
 stop run.

next-line.
 read vectors-file
 if not file-read and not file-ended
 display "cannot read the vectors: " file-state upon syserr
 move 2 to return-code
 stop run
 end-if.

run-vector.
 initialize argument-lengths
 unstring vector-line delimited by x"09" into
 call-name
 arg-code count in len-code
 arg-lang count in len-lang
 arg-number count in len-number
 arg-kind count in len-kind
 arg-label count in len-label
 arg-type count in len-type
 arg-name count in len-name
 arg-query count in len-query
 arg-within count in len-within
 arg-limit count in len-limit
 arg-offset count in len-offset
 arg-text count in len-text
 arg-id count in len-id
 arg-edition count in len-edition
 arg-other count in len-other
 wanted count in len-wanted
 inspect arg-code converting x"FFFEFD" to x"0A0009"
 inspect arg-label converting x"FFFEFD" to x"0A0009"
 inspect arg-query converting x"FFFEFD" to x"0A0009"
 inspect arg-text converting x"FFFEFD" to x"0A0009"
 inspect wanted converting x"FFFEFD" to x"0A0009"
 move 1 to answer-at
 perform resolve-arguments
 perform answer-call
 subtract 1 from answer-at giving answer-len
 if answer-len = len-wanted and answer(1:answer-len) = wanted(1:len-wanted)
 add 1 to passed
 else
 add 1 to failed
 display function trim(call-name) ": " function trim(arg-code) function trim(arg-query)
 display "  want " wanted(1:len-wanted)
 if answer-len > 0
 display "  got  " answer(1:answer-len)
 end-if
 end-if.


resolve-arguments.
 move -1 to PLAN-ITEM lang kind
 if len-code > 0
 call "rashinban_item_by_code" using by reference arg-code by value len-code by value PLAN-ENCODING-UTF8
 by reference PLAN-ITEM returning PLAN-STATUS
 end-if
 if len-lang > 0
 call "rashinban_lang_by_name" using by reference arg-lang by value len-lang by reference lang
 returning PLAN-STATUS
 end-if
 if len-kind > 0
 call "rashinban_kind_by_name" using by reference arg-kind by value len-kind by reference kind
 returning PLAN-STATUS
 end-if
 if len-number > 0
 compute number-given = function numval(arg-number(1:len-number))
 end-if.

answer-call.
 evaluate call-name
 when "item_by_code"
 call "rashinban_item_by_code" using by reference arg-code by value len-code
 by value PLAN-ENCODING-UTF8 by reference found returning PLAN-STATUS
 perform emit-found-or-error
 when "item_by_number"
 call "rashinban_item_by_number" using by value kind by value number-given by reference found
 returning PLAN-STATUS
 perform emit-found-or-error
 when "items_by_label"
 call "rashinban_items_by_label" using by reference arg-label by value len-label
 by value PLAN-ENCODING-UTF8 by reference items by value 142 returning PLAN-STATUS
 perform emit-items-or-error
 when "enum_by_name"
 perform answer-enum
 when "kind"
 call "rashinban_item_kind" using by value PLAN-ITEM by reference found returning PLAN-STATUS
 move "rashinban_kind_name" to function-name
 perform emit-name-or-error
 when "number"
 call "rashinban_item_number" using by value PLAN-ITEM by reference found returning PLAN-STATUS
 if found = 0
 perform emit-null
 else
 perform emit-number
 end-if
 when "label"
 call "rashinban_copy_label" using by value PLAN-ITEM by value lang by value PLAN-ENCODING-UTF8
 by reference one-text by value length of one-text by value PLAN-PAD-SPACE
 returning PLAN-STATUS
 perform emit-copied
 when "label_status"
 call "rashinban_item_label_status" using by value PLAN-ITEM by value lang by reference found
 returning PLAN-STATUS
 move "rashinban_label_status_name" to function-name
 perform emit-name-or-error
 when "text"
 call "rashinban_copy_text" using by value PLAN-ITEM by value lang by value PLAN-ENCODING-UTF8
 by reference one-text by value length of one-text by value PLAN-PAD-SPACE
 returning PLAN-STATUS
 perform emit-copied
 when "figure"
 call "rashinban_item_figure" using by value PLAN-ITEM by reference PLAN-STR returning PLAN-STATUS
 perform emit-str-or-error
 when "note"
 call "rashinban_item_note" using by value PLAN-ITEM by value lang by reference PLAN-STR
 returning PLAN-STATUS
 perform emit-str-or-error
 when "is_within"
 call "rashinban_item_by_code" using by reference arg-other by value len-other
 by value PLAN-ENCODING-UTF8 by reference other-one returning PLAN-STATUS
 call "rashinban_item_is_within" using by value PLAN-ITEM by value other-one by reference found
 returning PLAN-STATUS
 perform emit-boolean
 when "parent" when "previous" when "next"
 perform name-of-function
 call function-name using by value PLAN-ITEM by reference found returning PLAN-STATUS
 perform emit-found-or-error
 when "child"
 call "rashinban_item_child" using by value PLAN-ITEM by value number-given by reference found
 returning PLAN-STATUS
 perform emit-found-or-error
 when "children" when "ancestors" when "descendants" when "siblings" when "path"
 perform name-of-function
 call function-name using by value PLAN-ITEM by reference items by value 142
 returning PLAN-STATUS
 perform emit-items-or-error
 when "items"
 call "rashinban_items_of_kind" using by value 0 by reference items by value 142
 returning PLAN-STATUS
 perform emit-items-or-error
 when "chapters"
 call "rashinban_items_of_kind" using by value PLAN-KIND-CHAPTER by reference items by value 142
 returning PLAN-STATUS
 perform emit-items-or-error
 when "items_of_kind"
 call "rashinban_items_of_kind" using by value kind by reference items by value 142
 returning PLAN-STATUS
 perform emit-items-or-error
 when "kind_label"
 call "rashinban_kind_label" using by value kind by value lang by reference PLAN-STR
 returning PLAN-STATUS
 perform emit-str-or-error
 when "search"
 perform answer-search
 when "matches"
 perform answer-matches
 when "fold"
 call "rashinban_fold" using by reference arg-text by value len-text by reference folded
 by value length of folded returning PLAN-STATUS
 if PLAN-FAILED
 perform emit-error
 else
 if PLAN-STATUS > 0
 string folded(1:PLAN-STATUS) delimited by size into answer with pointer answer-at
 end-if
 end-if
 when "cross_references"
 perform answer-cross-references
 when "terms"
 perform answer-terms
 when "provenance"
 perform answer-provenance
 when "occurrences"
 perform answer-occurrences
 when "item_edition"
 call "rashinban_item_edition" using by value PLAN-ITEM by reference found returning PLAN-STATUS
 move "rashinban_edition_name" to function-name
 perform emit-name-or-error
 when "edition"
 perform answer-edition
 when "editions"
 perform answer-editions
 when "carried_edition"
 call "rashinban_edition_carried" using by reference found returning PLAN-STATUS
 move "rashinban_edition_name" to function-name
 perform emit-name-or-error
 when "newest_edition"
 perform answer-newest-edition
 when "crosswalk"
 perform answer-crosswalk
 when "attribution"
 call "rashinban_attribution" using by value lang by reference PLAN-STR returning PLAN-STATUS
 perform emit-str-or-error
 when other
 string "unknown call" delimited by size into answer with pointer answer-at
 end-evaluate.


name-of-function.
 move spaces to function-name
 string "rashinban_item_" delimited by size call-name delimited by space into function-name.

answer-enum.
 move PLAN-ERR-UNKNOWN-NUMBER to PLAN-STATUS
 set enum-at to 1
 search enum-row
 when enum-type(enum-at) = arg-type and enum-name(enum-at) = arg-name
 move enum-kind(enum-at) to kind
 move enum-number(enum-at) to number-given
 call "rashinban_item_by_number" using by value kind by value number-given by reference found
 returning PLAN-STATUS
 end-search
 perform emit-found-or-error.

answer-search.
 move 0 to within offset
 move 142 to most
 if len-kind = 0
 move 0 to kind
 end-if
 if len-within > 0
 call "rashinban_item_by_code" using by reference arg-within by value len-within
 by value PLAN-ENCODING-UTF8 by reference within returning PLAN-STATUS
 end-if
 if len-offset > 0
 compute offset = function numval(arg-offset(1:len-offset))
 end-if
 if len-limit > 0
 compute most = function numval(arg-limit(1:len-limit))
 if most > 142
 move 142 to most
 end-if
 end-if
 call "rashinban_search" using by reference arg-query by value len-query by value PLAN-ENCODING-UTF8
 by value kind by value within by value offset by reference items by value most by reference total
 returning PLAN-STATUS
 if PLAN-FAILED
 perform emit-error
 else
 string "{items=" delimited by size into answer with pointer answer-at
 perform emit-items-or-error
 string ";total=" delimited by size into answer with pointer answer-at
 move total to found
 perform emit-number
 string ";}" delimited by size into answer with pointer answer-at
 end-if.

answer-matches.
 call "rashinban_item_matches" using by reference arg-query by value len-query by value PLAN-ENCODING-UTF8
 by value PLAN-ITEM by reference matches by value 512 returning PLAN-STATUS
 if PLAN-FAILED
 perform emit-error
 else
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 perform varying i from 1 by 1 until i > count-found
 string "{field=" delimited by size into answer with pointer answer-at
 move match-field(i) to found
 move "rashinban_field_name" to function-name
 perform emit-name
 string ";folds=[" delimited by size into answer with pointer answer-at
 move match-folds(i) to bits
 move 1 to one-bit
 perform until bits = 0
 divide bits by 2 giving bits remainder bit-rest
 if bit-rest = 1
 move one-bit to found
 move "rashinban_fold_name" to function-name
 perform emit-name
 string ";" delimited by size into answer with pointer answer-at
 end-if
 multiply 2 by one-bit
 end-perform
 string "];matched=" delimited by size into answer with pointer answer-at
 call "rashinban_item_field" using by value PLAN-ITEM by value match-field(i)
 by reference PLAN-STR returning PLAN-STATUS
 set address of library-text to PLAN-STR-PTR
 compute j = match-end(i) - match-start(i)
 string library-text(match-start(i) + 1:j) delimited by size into answer with pointer answer-at
 string ";word=" delimited by size into answer with pointer answer-at
 move match-word(i) to found
 perform emit-number
 string ";};" delimited by size into answer with pointer answer-at
 end-perform
 string "]" delimited by size into answer with pointer answer-at
 end-if.

answer-cross-references.
 call "rashinban_item_cross_references" using by value PLAN-ITEM by reference found-references by value 128
 returning PLAN-STATUS
 if PLAN-FAILED
 perform emit-error
 else
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 perform varying i from 1 by 1 until i > count-found
 string "{item=" delimited by size into answer with pointer answer-at
 move reference-item(i) to found
 perform emit-found
 string ";reason=" delimited by size into answer with pointer answer-at
 move reference-reason(i) to found
 move "rashinban_reason_name" to function-name
 perform emit-name
 string ";term=" delimited by size into answer with pointer answer-at
 if reference-term(i) = 0
 perform emit-null
 else
 call "rashinban_term_label" using by value reference-term(i) by value PLAN-LANG-JA
 by reference PLAN-STR returning PLAN-STATUS
 perform emit-str-or-error
 end-if
 string ";};" delimited by size into answer with pointer answer-at
 end-perform
 string "]" delimited by size into answer with pointer answer-at
 end-if.


answer-terms.
 call "rashinban_item_cross_references" using by value PLAN-ITEM by reference found-references by value 128
 returning PLAN-STATUS
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 perform varying i from 1 by 1 until i > count-found
 perform varying j from 1 by 1 until reference-term(j) = reference-term(i)
 continue
 end-perform
 if reference-term(i) not = 0 and j = i
 call "rashinban_term_label" using by value reference-term(i) by value lang by reference PLAN-STR
 returning PLAN-STATUS
 perform emit-str-or-error
 string ";" delimited by size into answer with pointer answer-at
 end-if
 end-perform
 string "]" delimited by size into answer with pointer answer-at.

answer-provenance.
 call "rashinban_item_provenance" using by value PLAN-ITEM by reference provenance returning PLAN-STATUS
 string "{column=" delimited by size into answer with pointer answer-at
 move from-column to found
 perform emit-number
 string ";document=" delimited by size into answer with pointer answer-at
 move from-document to PLAN-STR
 perform emit-str
 string ";edition=" delimited by size into answer with pointer answer-at
 move from-edition to found
 move "rashinban_edition_name" to function-name
 perform emit-name
 string ";heading=" delimited by size into answer with pointer answer-at
 move from-heading to PLAN-STR
 perform emit-str
 string ";line=" delimited by size into answer with pointer answer-at
 move from-line to found
 perform emit-number
 string ";verbatim=" delimited by size into answer with pointer answer-at
 move from-verbatim to PLAN-STR
 perform emit-str
 string ";}" delimited by size into answer with pointer answer-at.

answer-occurrences.
 call "rashinban_item_occurrences" using by value PLAN-ITEM by reference occurrences by value 8
 returning PLAN-STATUS
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 perform varying i from 1 by 1 until i > count-found
 string "{line=" delimited by size into answer with pointer answer-at
 move occurrence-line(i) to found
 perform emit-number
 string ";verbatim=" delimited by size into answer with pointer answer-at
 move occurrence-text(i) to PLAN-STR
 perform emit-str
 string ";};" delimited by size into answer with pointer answer-at
 end-perform
 string "]" delimited by size into answer with pointer answer-at.

answer-edition.
 call "rashinban_edition_by_name" using by reference arg-id by value len-id by reference other-one
 returning PLAN-STATUS
 if PLAN-FAILED
 perform emit-error
 else
 string "{carried=" delimited by size into answer with pointer answer-at
 call "rashinban_edition_is_carried" using by value other-one by reference found returning PLAN-STATUS
 perform emit-boolean
 string ";decided_on=" delimited by size into answer with pointer answer-at
 move other-one to found
 move "rashinban_edition_decided_on" to function-name
 perform emit-name
 string ";superseded_by=" delimited by size into answer with pointer answer-at
 call "rashinban_edition_superseded_by" using by value other-one by reference found
 returning PLAN-STATUS
 if found = 0
 perform emit-null
 else
 move "rashinban_edition_name" to function-name
 perform emit-name
 end-if
 string ";}" delimited by size into answer with pointer answer-at
 end-if.

answer-editions.
 call "rashinban_editions" using by reference items by value 142 returning PLAN-STATUS
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 move "rashinban_edition_name" to function-name
 perform varying i from 1 by 1 until i > count-found
 move item-found(i) to found
 perform emit-name
 string ";" delimited by size into answer with pointer answer-at
 end-perform
 string "]" delimited by size into answer with pointer answer-at.

answer-newest-edition.
 call "rashinban_edition_newest" using by reference other-one returning PLAN-STATUS
 call "rashinban_edition_is_confirmed" using by value other-one by reference found returning PLAN-STATUS
 string "{confirmed=" delimited by size into answer with pointer answer-at
 perform emit-boolean
 string ";id=" delimited by size into answer with pointer answer-at
 move other-one to found
 move "rashinban_edition_name" to function-name
 perform emit-name
 string ";}" delimited by size into answer with pointer answer-at.

answer-crosswalk.
 call "rashinban_edition_by_name" using by reference arg-edition by value len-edition by reference other-one
 returning PLAN-STATUS
 if PLAN-FAILED
 perform emit-error
 else
 call "rashinban_item_crosswalk" using by value PLAN-ITEM by value other-one by reference found
 returning PLAN-STATUS
 move "rashinban_crosswalk_name" to function-name
 perform emit-name-or-error
 end-if.



emit-null.
 string null-text delimited by size into answer with pointer answer-at.

emit-number.
 move found to shown
 string function trim(shown) delimited by size into answer with pointer answer-at.

emit-boolean.
 evaluate true
 when PLAN-FAILED perform emit-error
 when found = 1 string "true" delimited by size into answer with pointer answer-at
 when other string "false" delimited by size into answer with pointer answer-at
 end-evaluate.


emit-str.
 if PLAN-STR-PTR = null
 perform emit-null
 else
 if PLAN-STR-LEN > 0
 set address of library-text to PLAN-STR-PTR
 string library-text(1:PLAN-STR-LEN) delimited by size into answer with pointer answer-at
 end-if
 end-if.

emit-str-or-error.
 if PLAN-FAILED
 perform emit-error
 else
 perform emit-str
 end-if.


emit-copied.
 evaluate true
 when PLAN-FAILED perform emit-error
 when PLAN-STATUS = 0 perform emit-null
 when other
 string one-text(1:PLAN-STATUS) delimited by size into answer with pointer answer-at
 end-evaluate.


emit-name.
 call function-name using by value found by reference PLAN-STR returning PLAN-STATUS
 perform emit-str-or-error.

emit-name-or-error.
 if PLAN-FAILED
 perform emit-error
 else
 perform emit-name
 end-if.


emit-found.
 call "rashinban_copy_code" using by value found by value PLAN-ENCODING-UTF8 by reference one-code
 by value length of one-code by value PLAN-PAD-SPACE returning PLAN-STATUS
 string one-code(1:PLAN-STATUS) delimited by size into answer with pointer answer-at.

emit-found-or-error.
 evaluate true
 when PLAN-FAILED perform emit-error
 when found = 0 perform emit-null
 when other perform emit-found
 end-evaluate.


emit-items-or-error.
 if PLAN-FAILED
 perform emit-error
 else
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 perform varying i from 1 by 1 until i > count-found
 move item-found(i) to found
 perform emit-found
 string ";" delimited by size into answer with pointer answer-at
 end-perform
 string "]" delimited by size into answer with pointer answer-at
 end-if.

emit-error.
 move PLAN-STATUS to other-one
 string "{error=" delimited by size into answer with pointer answer-at
 call "rashinban_status_name" using by value other-one by reference PLAN-STR returning PLAN-STATUS
 perform emit-str
 string ";" delimited by size into answer with pointer answer-at
 if other-one = PLAN-ERR-UNKNOWN-CODE
 string "nearest=" delimited by size into answer with pointer answer-at
 call "rashinban_items_nearest" using by reference arg-code by value len-code
 by value PLAN-ENCODING-UTF8 by reference items by value 3 returning PLAN-STATUS
 perform emit-nearest
 string ";" delimited by size into answer with pointer answer-at
 end-if
 string "}" delimited by size into answer with pointer answer-at.


emit-nearest.
 move PLAN-STATUS to count-found
 string "[" delimited by size into answer with pointer answer-at
 perform varying i from 1 by 1 until i > count-found
 move item-found(i) to found
 perform emit-found
 string ";" delimited by size into answer with pointer answer-at
 end-perform
 string "]" delimited by size into answer with pointer answer-at.



check-sizes.
 set size-at to 1
 perform varying encoding from 0 by 1 until encoding > 2
 move "rashinban_copy_label" to function-name
 perform check-size varying lang from 0 by 1 until lang > 2
 move "rashinban_copy_text" to function-name
 perform check-size varying lang from 0 by 1 until lang > 2
 end-perform.

check-size.
 move 0 to longest
 perform varying PLAN-ITEM from 1 by 1 until PLAN-ITEM > 142
 call function-name using by value PLAN-ITEM by value lang by value encoding by reference one-text by value 0
 by value PLAN-PAD-SPACE returning PLAN-STATUS
 if PLAN-STATUS > longest
 move PLAN-STATUS to longest
 end-if
 end-perform
 if longest = size-row(size-at)
 add 1 to passed
 else
 add 1 to failed
 display "the longest of " function trim(function-name) " is " longest ", not " size-row(size-at)
 end-if
 set size-at up by 1.
