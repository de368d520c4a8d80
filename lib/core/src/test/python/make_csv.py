# Makes files of many dialects and encodings, and what pandas reads: python make_csv.py FOLDER
#
# csv_options.json: options in any order and the table, or that pandas refuses.
# csv_advice.json: files that are read wrongly or not at all at first, and the table once the advice is followed.
# encodings.json: Python's names of encodings, each with bytes and the text that they are.
import pandas as pd, numpy as np, io, json, sys, random, encodings.aliases, codecs
OUT=sys.argv[1]
KEYS={'separator':'sep','decimal':'decimal','thousands':'thousands','skipRows':'skiprows','nRows':'nrows','encoding':'encoding'}
def plain(v):
    if v is None or v is pd.NA or isinstance(v,float) and v!=v: return None
    if isinstance(v,(bool,np.bool_)): return bool(v)
    if isinstance(v,(int,np.integer)): return int(v)
    if isinstance(v,(float,np.floating)): return float(v) if abs(v)!=float('inf') else str(v)
    return str(v)
def read(data,options):
    k={}
    for o,*a in options:
        if o=='names': k.update(names=a,header=None)
        elif o=='noHeader': k['header']=None
        elif o=='naValues': k['na_values']=a
        elif o=='type': k.setdefault('dtype',{})[a[0]]=a[1]
        else: k[KEYS[o]]=a[0]
    d=pd.read_csv(io.BytesIO(data),**k)
    return {'columns':[str(c) for c in d.columns],'dtypes':[str(t) for t in d.dtypes],'rows':[[plain(v) for v in r] for r in d.astype(object).itertuples(index=False)]}
def case(data,options,**more):
    c={'bytes':data.hex(),'options':options,**more}
    try: c['table']=read(data,options)
    except Exception as e: c['refused']=type(e).__name__
    return c
cases=[]
def add(text,*options,encoding='utf-8'): cases.append(case(text if isinstance(text,bytes) else text.encode(encoding),list(options)))
# numbers of every form, quoted, in every order of the options
forms=['1','-1','+7','1.5','1,5','1,234','1.234','-1,234,567','1.234,5','1,234.5','12,34','1,','1,,2',',5','-,5','-_1','1_','1__2','_1','1_000.5','1.5_0','1e1_0','1_0e2','+1_0','1_e2','._1','1. 5','1 000','31.12.2020','5%','1e3','1,5e3','0x10','','NA','x']
rng=random.Random(1)
for sep in ',;\t':
    for dec in '.,':
        for th in [None,',','.','_',' ']:
            if th==dec: continue
            opts=[['separator',sep],['decimal',dec]]+([['thousands',th]] if th else [])
            for value in forms:
                o=opts[:]; rng.shuffle(o)
                o=[x for x in o if not (x==['separator',','] or x==['decimal','.']) or rng.random()<.5]
                add('a%sb\n"%s"%sx\n'%(sep,value,sep),*o)
                if sep not in value and dec!=sep: add('a%sb\n%s%sx\n'%(sep,value,sep),*o)
# names
for header in ['a,a,a.1','x,x,y,x.1,x','a,a,a','x.1,x,x',',Unnamed: 0',',,a','a,a.1,a','a.1,a.1,a.1.1','a,,a,','b,b,b.1,b.1,b.2']: add(header+'\n'+','.join('1'*(header.count(',')+1))+'\n')
add('1,2\n',['names','x','x']); add('1,2\n',['names','x','y']); add('',['names','x']); add('a\n',['skipRows',1],['names','x'])
# no further than row n
for tail in ['1,2,3\n','"1,2\n','x,y\n',',\n']:
    for n in [0,1,2]: add('a,b\n1,2\n3,4\n'+tail,['nRows',n])
add('a\ntRuE\nFaLsE\n'); add('a\ntRuE\nFaLsE\nx\n')
# marks and encodings
t='이름,a\n가나다,1\n'
for e in ['utf-8-sig','utf-16','utf-32','cp949','euc-kr','utf-8']:
    b=t.encode(e)
    for o in ([] if e in('cp949','euc-kr') else [[]])+[[['encoding',e]]]:
        if e=='utf-16' and not o or e=='utf-32' and not o: continue
        add(b,*o)
for e in ['utf-16-le','utf-16-be','utf-32-le','utf-32-be','utf_16_le','utf_32_be']: add(t.encode(e),['encoding',e])
add('똠방각하,a\n쓩,1\n'.encode('cp949'),['encoding','cp949'])
# malformed bytes are refused by both
lat='Make,n\nCitroën,1\nŠkoda,2\n'
for data,e in [(t.encode('utf-8'),'ascii'),(t.encode('utf-8'),'euc-kr'),('é,ü\nà,1\n'.encode('latin-1'),'cp949'),(t.encode('utf-16')[:-1],'utf-16'),(t.encode('utf-32')[:-2],'utf-32'),(b'a,b\n\xff\xfe,1\n','utf-8'),(b'a,b\n\xed\xa0\x80,1\n','utf-8'),(b'a,b\n\xc0\x80,1\n','utf-8'),(b'a\n\x81\n','cp1252'),(b'a\n\xd8\x00\n','utf-16-be')]: add(data,['encoding',e])
json.dump(cases,open(OUT+'/csv_options.json','w'),ensure_ascii=True,indent=0)

# ---- advice: what is read at the end
advice=[]
def adv(text,want,*given,encoding='utf-8'):
    advice.append(case(text if isinstance(text,bytes) else text.encode(encoding),want,given=list(given)))
S=lambda c:['separator',c]
adv('a;b\n1,5;2\n3,25;4\n',[S(';'),['decimal',',']])
adv('a;b\n1.234,5;2\n3,25;4\n',[S(';'),['decimal',','],['thousands','.']])
adv('a;b\n1,234;2\n12;4\n',[S(';'),['thousands',',']],S(';'))
adv('a;b\n1;2\n3;4\n',[S(';')]); adv('a\tb\n1\t2\n',[S('\t')]); adv('a|b\n1|2\n',[S('|')]); adv('a|b\nx,y|2\n',[S('|')])
adv('a\tb\n1,5\t2\n',[S('\t'),['decimal',',']])
adv('city,pop\nA,"1,234"\nB,999\n',[['thousands',',']])
adv('city,pop\nA,"1,234,567"\nB,"-12,000.5"\n',[['thousands',',']])
adv('city,pop\nA,"1,5"\nB,"2,25"\n',[['decimal',',']])
adv('city,pop\nA,"1.234,5"\nB,"12,25"\n',[['decimal',','],['thousands','.']])
adv('n,m\n7,"1,5"\n8,"2,25"\n',[['nRows',1],['decimal',',']],['nRows',1])
adv('x\nn,m\n7,"1,5"\n',[['skipRows',1],['decimal',',']],['skipRows',1])
adv('Population\nn,m\n7,1\n8,2\n',[['skipRows',1]]); adv('Population of cities\n\nn,m\n7,1\n8,2\n',[['skipRows',2]])
adv('7;1,5\n8;2,5\n',[['noHeader'],S(';'),['decimal',',']],['noHeader'],S(';'))
adv('1,2\n',[['names','x','x.1']],['names','x','x'])
adv('a;b\n"1.234,5";1\n',[S(';'),['thousands','.'],['decimal',',']],S(';'),['thousands',','],['decimal',','])
ko='구,인구,비고\n강남구,"1,234",서울특별시의 남쪽에 있다\n종로구,"2,345",경복궁과 창덕궁\n'
adv(ko.encode('cp949'),[['encoding','cp949'],['thousands',',']]); adv(ko.encode('utf-8'),[['thousands',',']],['encoding','cp949']); adv(ko.encode('utf-8'),[['thousands',',']],['encoding','ascii'])
adv(ko.encode('utf-8').replace(b',',b';'),[S(';')],S(';'),['encoding','euc-kr'])
adv('품목;값\n사과;1,5\n'.encode('cp949'),[['encoding','cp949'],S(';'),['decimal',',']],S(';'))
ja='都市,人口\nとうきょう,1\nおおさかのひと,2\nカタカナ,3\n'
adv(ja.encode('cp932'),[['encoding','cp932']]); adv(ja.encode('euc-jp'),[['encoding','euc-jp']])
zh='城市,人口\n北京市是中国的首都,1\n上海在长江的东边我们去过,2\n'
adv(zh.encode('gbk'),[['encoding','gbk']]); adv('城市,人口\n台北市是我們的首都,1\n高雄在南邊有很多人,2\n'.encode('big5'),[['encoding','big5']])
latin='Make,n\nMercedes-Benz,1\nCitroën,2\nŠkoda,3\nPeugeot é à,4\nMañana – “quoted”,5\nManuel Rodríguez Sánchez,6\nSalvador Dalí,7\n'
for e in ['windows-1252','mac_roman']:
    for given in [[],[['encoding','cp949']]]:
        b=latin.replace('Š','S').encode(e)
        try: b.decode('cp949')
        except UnicodeDecodeError: adv(b,[['encoding',e]],*given)
adv('Question,n\nWhich character shot first? Don’t know,1\nHave you seen it™ … “Expanded Universe”?Œæ,2\n'.encode('mac_roman'),[['encoding','mac_roman']])
adv('city,n\nŁódź,1\nKraków,2\nGdańsk,3\nŻywiec,4\nPoznań,5\nWrocław i Częstochowa,6\n'.encode('windows-1250'),[['encoding','windows-1250']])
ru='Город,Число\nМосква,1\nСанкт-Петербург,2\nНижний Новгород и другие,3\n'
adv(ru.encode('windows-1251'),[['encoding','windows-1251']]); adv(ru.encode('koi8-r'),[['encoding','koi8-r']])
adv('name,n\nna\xefve caf\xe9,1\nEl Ni\xf1o,2\nZ\xfcrich,3\n\xc9mile,4\n\xc5se,5\nS\xf8ren,6\n'.encode('latin-1'),[['encoding','windows-1252']])
json.dump(advice,open(OUT+'/csv_advice.json','w'),ensure_ascii=True,indent=0)

# ---- Python's names
names=sorted(set(encodings.aliases.aliases)|set(encodings.aliases.aliases.values())|{'latin-1','utf-8-sig','utf_8_sig','UTF-8','Latin-1','mac-roman','cp949','euc-kr','EUC_KR','utf-16-le','ISO-8859-15','windows-1252','shift-jis','utf 8','iso8859_1'})
sample='aZ09 é ü ñ Ž € Привет Αθήνα 한글 각방 かなカナ 漢字 中文 şğı ท א م'
found=[]
for n in names:
    try: info=codecs.lookup(n)
    except LookupError: continue
    if not info._is_text_encoding: continue
    text=''
    for c in sample:
        try: c.encode(n); text+=c
        except Exception: pass
    try: b=text.encode(n)
    except Exception: continue
    if b.decode(n)==text: found.append([n,info.name,b.hex(),text])
json.dump(found,open(OUT+'/encodings.json','w'),ensure_ascii=True,indent=0)
print(len(cases),len(advice),len(found),[c['refused'] for c in advice if 'refused' in c])
