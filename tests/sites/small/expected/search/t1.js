gongwen.t1=[["=nanjing",[["#places/nanjing",1]]],
["=nanjings",[["#places/nanjing",1]]],
["=traceability",[["#topics/traceability",1]]],
["=traceabilitys",[["#topics/traceability",1]]],
["=track and trace",[["#topics/traceability",1]]],
["=track and traces",[["#topics/traceability",1]]],
["=南 京",[["#places/nanjing",0]]],
["=追 溯",[["#topics/traceability",0]]],
["=追 溯 体 系",[["#topics/traceability",0]]]]
