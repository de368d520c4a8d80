# Makes random tables and what pandas and scikit-learn make of them: python make_verbs.py COUNT SEED FILE [VERB,...]
import pandas as pd, numpy as np, json, math, sys, warnings
warnings.simplefilter('ignore')
from sklearn.model_selection import train_test_split, KFold, StratifiedKFold
from sklearn.preprocessing import MinMaxScaler, StandardScaler, RobustScaler
N=int(sys.argv[1]); SEED=int(sys.argv[2]); VERBS=sys.argv[4].split(',') if len(sys.argv)>4 else None
pd.set_option('display.width',80)
def val(v):
    if v is None or v is pd.NA: return None
    if isinstance(v,(bool,np.bool_)): return bool(v)
    if isinstance(v,(float,np.floating)):
        v=float(v)
        if math.isnan(v): return None
        if math.isinf(v): return 'Infinity' if v>0 else '-Infinity'
        return v
    if isinstance(v,(int,np.integer)): return int(v)
    return str(v)
def kind(s):
    d=str(s.dtype)
    if d=='bool': return 'bool'
    if d.startswith(('int','uint')): return 'int'
    if d.startswith('float'): return 'float'
    return 'str'
def frame(df,labels=False):
    o={}
    if labels: o['labels']=[str(i) for i in df.index]
    o['columns']=[[str(c),kind(df.iloc[:,i]),[val(v) for v in df.iloc[:,i]]] for i,c in enumerate(df.columns)]
    return o
def ours(names):
    # A Tablesaw table finds columns whatever their capitals are: the later of two such names gets a number.
    taken={n.lower() for n in names}; held=set(); out=[]
    for n in names:
        free=n
        if n.lower() in held:
            i=1
            while free.lower() in taken: free=f'{n}.{i}'; i+=1
            taken.add(free.lower())
        held.add(n.lower()); out.append(free)
    return out
def table(rng):
    n=int(rng.choice([0,1,2,3,5,8,13,30,70]) if rng.random()<.9 else 200); cols={}
    ks=['float','int','str','bool']
    for i in range(int(rng.integers(1,7))):
        k=ks[int(rng.integers(0,4))] if i>1 else ks[int(rng.integers(0,3))]
        nm='abcdefg'[i] if rng.random()<.7 else ['price','house age','이름','x_1','Length','weight in kg','q'][i]
        if k=='float':
            sc=float(rng.choice([1,1,10,1000,1e-3,1e6,1e-8,1e9])); v=rng.standard_normal(n)*sc
            r=rng.random()
            if r<.4: v=np.round(v,int(rng.integers(0,4)))+0.0 # the sign of a zero among others hangs on numpy's order of work
            if r<.2 and n: v[rng.random(n)<.3]=np.nan
            if r>.97 and n: v[0]=np.inf
        elif k=='int': v=rng.integers(-5,6,n) if rng.random()<.7 else rng.integers(-10**int(rng.integers(1,9)),10**9,n)
        elif k=='str':
            w=np.array(['x','yy','Zed','가나','a b','long text here and more of it','<b>','7','X','zed','ZED','A B'][:int(rng.integers(1,13))],dtype=object); v=rng.choice(w,n)
            if rng.random()<.3: v=v.copy(); v[rng.random(n)<.3]=None
        else: v=rng.random(n)<.5
        cols[nm]=pd.Series(v,dtype={'float':'float64','int':'int64','str':'str','bool':'bool'}[k])
    return pd.DataFrame(cols)
cases=[]
def case(df,op,args,f,labels=False,scalar=False,text=False):
    try: r=f()
    except Exception as e: return
    c={'op':op,'args':args,'table':frame(df)}
    if scalar: c['value']=val(r)
    elif text: c['text']=r
    elif op in('trainTestSplit','kFold','stratifiedKFold'): c['value']=r
    else:
        if isinstance(r,pd.Series): r=r.to_frame()
        if any(c2=='' for c2 in r.columns): return
        if op in('getDummies','crosstab','pivotTable'): r.columns=ours([str(c) for c in r.columns])
        c['result']=frame(r,labels)
    cases.append(c)
rng=np.random.default_rng(SEED)
def pick(l): return l[int(rng.integers(0,len(l)))]
while len(cases)<N:
    df=table(rng); n=len(df); C=list(df.columns)
    num=[c for c in C if kind(df[c]) in('int','float')]; nb=[c for c in C if kind(df[c])!='str']; st=[c for c in C if kind(df[c])=='str']
    a=pick(C); b=pick(C); fin=not np.isinf(df[num].to_numpy(dtype=float)).any() if num else True
    op=pick(VERBS or ['text','describe','describeAll','describeText','info','quantile','corr','spearman','kendall','cov','agg','nunique','valueCounts','share','unique','crosstab','pivotTable','sortValues','head','tail','dropna','dropnaSubset','duplicated','dropDuplicates','concat','concat1','merge','merge','groupBy','groupBy','groupBy','select','drop','astype','isna','fillna','fillnaMean','interpolate','getDummies','getDummies','transpose','sample','trainTestSplit','trainTestSplit','kFold','stratifiedKFold','minmax','standard','robust','iloc','toCsv','series'])
    if op=='text': case(df,op,[],lambda:str(df),text=True) if n else 0
    elif op=='series': case(df,op,[a],lambda:str(df[a]),text=True) if n else 0
    elif op=='describe' and num and n: case(df,op,[],lambda:df.describe(),True); case(df,'describeRepr',[],lambda:str(df.describe()),text=True)
    elif op=='describeAll' and n: case(df,op,[],lambda:df.describe(include='all'),True); case(df,'describeAllRepr',[],lambda:str(df.describe(include='all')),text=True)
    elif op=='describeText' and st and n and not num: case(df,op,[],lambda:df.describe(),True)
    elif op=='info':
        import io; s=io.StringIO(); df.info(buf=s); case(df,op,[],lambda:s.getvalue().rstrip('\n'),text=True)
    elif op=='quantile' and num: q=[float(x) for x in np.round(rng.random(3),3)]; case(df,op,q,lambda:df[num].quantile(q),True)
    elif op in('corr','spearman','kendall') and num and fin: case(df,op,[],lambda:df[num].corr('pearson' if op=='corr' else op),True)
    elif op=='cov' and num and fin: case(df,op,[],lambda:df[num].cov(),True)
    elif op=='agg' and nb and n and fin:
        fs=[str(x) for x in rng.permutation(['mean','std','sum','min','max','median','count','var','nunique'])[:3]]; case(df,op,fs,lambda:df[nb].astype(float).agg(fs),True)
    elif op=='nunique': case(df,op,[],lambda:df.nunique().to_frame('nunique').T,True)
    elif op=='valueCounts': case(df,op,[a],lambda:df[a].value_counts().reset_index())
    elif op=='share': case(df,op,[a],lambda:df[a].value_counts(normalize=True).reset_index())
    elif op=='unique': case(df,op,[a],lambda:pd.Series(df[a].unique(),name=a))
    elif op=='crosstab' and a!=b and n: case(df,op,[a,b],lambda:pd.crosstab(df[a],df[b]).reset_index().rename_axis(None,axis=1).rename(columns=str))
    elif op=='pivotTable' and num and len({a,b,num[-1]})==3 and n and fin:
        f=pick(['mean','sum','min','max','count']); case(df,op,[a,b,num[-1],f],lambda:df.pivot_table(index=a,columns=b,values=num[-1],aggfunc=f).reset_index().rename_axis(None,axis=1).rename(columns=str))
    elif op=='sortValues':
        by=[a]+([b] if a!=b else []); asc=[bool(rng.random()<.5) for _ in by]
        case(df,op,[('' if s else '-')+c for c,s in zip(by,asc)],lambda:df.sort_values(by,ascending=asc,kind='stable').reset_index(drop=True))
    elif op in('head','tail'): k=int(rng.integers(-4,9)); case(df,op,[k],lambda:getattr(df,op)(k))
    elif op=='dropna': case(df,op,[],lambda:df.dropna())
    elif op=='dropnaSubset': case(df,op,[a],lambda:df.dropna(subset=[a]))
    elif op=='duplicated': case(df,op,[a],lambda:df.duplicated([a]).to_frame('duplicated'))
    elif op=='dropDuplicates': case(df,op,[a],lambda:df.drop_duplicates([a]))
    elif op=='concat' and n:
        o=df.iloc[::2][[c for c in C if rng.random()<.7] or C]
        if st and not all(c in o for c in C): continue
        if any(kind(df[c])=='bool' and c not in o for c in C): continue
        case(df,op,[frame(o)],lambda:pd.concat([df,o],ignore_index=True))
    elif op=='concat1': o=df.rename(columns=lambda c:c+'2'); case(df,op,[frame(o)],lambda:pd.concat([df,o],axis=1))
    elif op=='merge' and n:
        o=df.sample(frac=.7,random_state=1)[[a]+[c for c in C if c!=a and kind(df[c])!='bool'][:2]].reset_index(drop=True)
        if kind(o[a])=='int': o[a]=o[a]+1
        d=df[[c for c in C if c==a or kind(df[c])!='bool']]
        how=pick(['inner','left','right','outer']); case(d,op,[frame(o),how,a],lambda:d.merge(o,on=a,how=how))
    elif op=='groupBy' and fin:
        f=pick(['mean','sum','count','min','max','median','std','var','first','last','nunique','size','describe','agg'])
        keys=[a]+([b] if b!=a and rng.random()<.4 else [])
        if f=='describe': keys=keys[:1]
        rest=[c for c in C if c not in keys]; d=df
        if f in('mean','sum','median','std','var','agg','describe'): d=df[keys+[c for c in rest if (kind(df[c]) in('int','float') if f in('describe',) else kind(df[c])!='str')]]
        if not [c for c in d.columns if c not in keys] or not n: continue
        g=d.groupby(keys,as_index=False)
        if f=='size': case(d,op,[f,keys],lambda:g.size())
        elif f in('agg','describe'):
            def flat():
                r=d.groupby(keys); r=r.agg(['mean','max','count']) if f=='agg' else r.describe()
                r.columns=['_'.join(c) for c in r.columns]; return r.reset_index()
            case(d,op,[f,keys],flat)
        else: case(d,op,[f,keys],lambda:getattr(g,f)())
    elif op=='select': k=[str(x) for x in rng.permutation(C)[:2]]; case(df,op,k,lambda:df[k])
    elif op=='drop': case(df,op,[a],lambda:df.drop(columns=[a]))
    elif op=='astype' and n:
        t=pick(['float64','str','int64','bool'])
        if df[a].isna().any() and t in('bool','str') or (t=='int64' and kind(df[a])=='float' and (np.abs(df[a])>1e15).any()): continue
        case(df,op,[a,t],lambda:df.astype({a:t}))
    elif op=='isna': case(df,op,[],lambda:df.isna())
    elif op=='fillna' and num: v=float(rng.integers(0,9)); d=df[num]; case(d,op,[v],lambda:d.fillna(v))
    elif op=='fillnaMean' and num and n and fin: d=df[num]; case(d,op,[],lambda:d.fillna(d.mean()))
    elif op=='interpolate' and num and n and fin: d=df[num]; case(d,op,[],lambda:d.interpolate())
    elif op=='getDummies' and n: df2=bool(rng.random()<.4); ks=st if rng.random()<.5 else [a]; case(df,op,[df2,ks],lambda:pd.get_dummies(df,columns=ks,drop_first=df2,dtype=int)) if ks else 0
    elif op=='transpose' and num and n and len(set(map(kind,(df[c] for c in num))))==1: d=df[num]; case(d,op,[],lambda:d.T.rename(columns=str),True)
    elif op=='sample' and n: k=int(rng.integers(0,n+1)); s=int(rng.integers(0,2**32)); case(df,op,[k,s],lambda:df.sample(k,random_state=s))
    elif op=='trainTestSplit' and n>1:
        ts=pick([None,.1,.2,.25,.5,1,3,.33]); tr=pick([None,None,None,.3,.5,2]); s=int(rng.integers(0,2**32)); sh=bool(rng.random()<.8); sg=a if sh and rng.random()<.6 and not df[a].isna().any() else None
        case(df,op,[ts,tr,sh,s,sg],lambda:[list(map(int,x)) for x in train_test_split(list(range(n)),test_size=ts,train_size=tr,shuffle=sh,random_state=s if sh else None,stratify=df[sg] if sg else None)])
    elif op=='kFold' and n>1:
        k=int(rng.integers(2,6)); s=pick([None,int(rng.integers(0,2**32))]); case(df,op,[k,s],lambda:[[list(map(int,x)) for x in f] for f in KFold(k,shuffle=s is not None,random_state=s).split(df)])
    elif op=='stratifiedKFold' and n>1 and kind(df[a])!='float' and not df[a].isna().any():
        k=int(rng.integers(2,6)); s=pick([None,int(rng.integers(0,2**32))]); case(df,op,[a,k,s],lambda:[[list(map(int,x)) for x in f] for f in StratifiedKFold(k,shuffle=s is not None,random_state=s).split(df,df[a].astype(str) if kind(df[a])!='str' else df[a])])
    elif op in('minmax','standard','robust') and num and n>1 and fin and all(df[c].nunique()>1 for c in num):
        d=df[num]; 
        if op=='robust' and any(d[c].quantile(.75)==d[c].quantile(.25) for c in num): continue
        S={'minmax':MinMaxScaler,'standard':StandardScaler,'robust':RobustScaler}[op]; case(d,op,[],lambda:pd.DataFrame(S().fit_transform(d),columns=d.columns))
    elif op=='iloc' and n:
        sl=pick(['0:5','-3:','::2',':, 0','1:3, :2','::-1, -1',':-1','2:100:3','-1:0:-2']); 
        p=[tuple(int(x) if x.strip() else None for x in q.split(':')) if ':' in q else int(q) for q in sl.split(',')]
        p=[slice(*q) if isinstance(q,tuple) else [q] for q in p]; case(df,op,[sl],lambda:df.iloc[tuple(p)] if len(p)>1 else df.iloc[p[0]])
    elif op=='toCsv': case(df,op,[],lambda:df.to_csv(index=False),text=True)
from collections import Counter
json.dump(cases,open(sys.argv[3],'w'),ensure_ascii=False,separators=(',',':'))
print(len(cases),sorted(Counter(c['op'] for c in cases).items()),file=sys.stderr)
