// The editor's own words, where they are not English.
import { EditorState, type Extension } from "@codemirror/state";

const KO = {
  Completions: "자동 완성",
  Diagnostics: "문제",
  "No diagnostics": "문제 없음",
  close: "닫기",
  Find: "찾기",
  Replace: "바꾸기",
  next: "다음",
  previous: "이전",
  all: "모두",
  "match case": "대소문자 구분",
  regexp: "정규식",
  "by word": "단어 단위",
  replace: "바꾸기",
  "replace all": "모두 바꾸기",
  "current match": "현재 일치 항목",
  "replaced match on line $": "$행에서 바꿈",
  "replaced $ matches": "$개를 바꿈",
  "on line": "행",
  "Go to line": "행으로 이동",
  go: "이동",
  "Fold line": "접기",
  "Unfold line": "펼치기",
  "Folded lines": "접힌 행",
  "Unfolded lines": "펼친 행",
  "folded code": "접힌 부분",
  unfold: "펼치기",
  to: "–",
  "Control character": "제어 문자",
  "Selection deleted": "선택한 부분을 지움",
};

export const phrases = (lang: string): Extension => (lang.startsWith("ko") ? EditorState.phrases.of(KO) : []);
